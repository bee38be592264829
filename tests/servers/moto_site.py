"""Run as a program: an AWS of its own whose IAM judges every signature.

    python -m tests.servers.moto_site PORT KEYS_FILE

moto believes the first calls; they make an administrator, whose keys go into KEYS_FILE. From then
on each call needs a right signature.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

_BELIEVED = 3
_ALL = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}],
}


def main(port: int, keys: Path) -> None:
    os.environ["INITIAL_NO_AUTH_ACTION_COUNT"] = str(_BELIEVED)
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    server.start()
    made = keys.with_suffix(".new")
    made.write_text(json.dumps(_administrator(f"http://127.0.0.1:{port}")))
    made.rename(keys)
    signal.pause()


def _administrator(url: str) -> dict[str, str]:
    import boto3
    from botocore.config import Config

    iam = boto3.client(
        "iam",
        endpoint_url=url,
        region_name="us-east-1",
        aws_access_key_id="set-up",
        aws_secret_access_key="set-up",
        config=Config(retries={"max_attempts": 1}),
    )
    iam.create_user(UserName="admin")
    key = iam.create_access_key(UserName="admin")["AccessKey"]
    iam.put_user_policy(UserName="admin", PolicyName="all", PolicyDocument=json.dumps(_ALL))
    return {"access_key": key["AccessKeyId"], "secret_key": key["SecretAccessKey"]}


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))

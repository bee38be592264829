"""AWS signatures before moto, whose IAM makes every signature again with botocore."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

import pytest

from httpv2_gui.core.auth import NoAuth
from httpv2_gui.core.auth.aws_sigv4 import AwsSigV4
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.doctor import test_connection as check
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result, header
from httpv2_gui.core.model.secret import Secret
from tests.servers.moto import Moto

WHO = "/?Action=GetCallerIdentity&Version=2011-06-15"
WRONG = Secret("wrong/wrong+wrong0123456789012345678901")


@pytest.fixture
async def clients() -> AsyncIterator[Clients]:
    async with Clients() as made:
        yield made


def keys(moto: Moto, service: str, **more: Any) -> AwsSigV4:
    values = {"access_key": moto.access_key, "secret_key": Secret(moto.secret_key), **more}
    return AwsSigV4(service=service, **values)


async def ask(
    clients: Clients, moto: Moto, auth: AwsSigV4 | NoAuth, target: str = WHO, **request: Any
) -> Result:
    connection = Connection(name="AWS", test_url=moto.url(WHO), auth=auth)
    return await run(Request(url=moto.url(target), **request), connection, clients=clients)


def status(result: Result) -> int:
    assert result.answer is not None, result.message
    return result.answer.status


def dynamodb(action: str) -> str:
    target = f"DynamoDB_20120810.{action}"
    return json.dumps({"X-Amz-Target": target, "Content-Type": "application/x-amz-json-1.0"})


# ---- right ----------------------------------------------------------------------------------


async def test_sts_knows_who_signed(clients: Clients, moto: Moto) -> None:
    result = await ask(clients, moto, keys(moto, "sts"))
    assert status(result) == 200
    assert result.answer is not None
    assert b":user/admin" in result.answer.body


async def test_form_body_is_signed(clients: Clients, moto: Moto) -> None:
    form = '{"Content-Type": "application/x-www-form-urlencoded"}'
    body = '{"Action": "GetCallerIdentity", "Version": "2011-06-15"}'
    result = await ask(
        clients, moto, keys(moto, "sts"), "/", method="POST", headers=form, body=body
    )
    assert status(result) == 200


async def test_json_body_and_a_typed_amz_header_are_signed(clients: Clients, moto: Moto) -> None:
    result = await ask(
        clients,
        moto,
        keys(moto, "dynamodb"),
        "/",
        method="POST",
        headers=dynamodb("ListTables"),
        body='{"Limit": 10}',
    )
    assert status(result) == 200
    assert result.final is not None
    signed = header(result.final.sent.headers, "authorization")
    assert "SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-target" in signed


@pytest.mark.parametrize(
    "key",
    [
        "plain.txt",
        "a%20b/c+d",
        "with space",
        "umlaut-ü-€",
        "semi;colon:and,comma",
        "brackets[1](2)!*'",
        "100%25",
        "dollar$&at@eq=",
        "~tilde_under-dash.dot",
    ],
)
async def test_s3_takes_odd_keys(clients: Clients, moto: Moto, key: str) -> None:
    auth = keys(moto, "s3")
    assert status(await ask(clients, moto, auth, "/odd-keys", method="PUT")) in (200, 409)
    put = await ask(clients, moto, auth, f"/odd-keys/{key}", method="PUT", body="content")
    assert status(put) == 200, put.message
    got = await ask(clients, moto, auth, f"/odd-keys/{key}")
    assert status(got) == 200, got.message
    assert got.answer is not None
    assert got.answer.body == b"content"


@pytest.mark.parametrize(
    "query",
    [
        "?list-type=2&prefix=a%2Fb&delimiter=/",
        "?prefix=a+b&max-keys=1",
        "?prefix=b;c&max-keys=1",
        "?location",
        "?z=1&a=2&a=1&B=3",
        "?prefix=%E2%82%AC:ü",
    ],
)
async def test_s3_takes_odd_queries(clients: Clients, moto: Moto, query: str) -> None:
    auth = keys(moto, "s3")
    assert status(await ask(clients, moto, auth, "/odd-queries", method="PUT")) in (200, 409)
    assert status(await ask(clients, moto, auth, f"/odd-queries{query}")) == 200


async def test_custom_names_are_signed_for(clients: Clients, moto: Moto) -> None:
    auth = keys(moto, "custom", custom_service="sts", region="custom", custom_region="xx-nowhere-9")
    result = await ask(clients, moto, auth)
    assert status(result) == 200  # moto believes any region
    assert result.final is not None
    assert "/xx-nowhere-9/sts/aws4_request" in header(result.final.sent.headers, "authorization")


async def temporary_keys(clients: Clients, moto: Moto) -> AwsSigV4:
    """Become a role that may do everything."""
    everybody = '{"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}'
    role = f"Action=CreateRole&RoleName=guest&AssumeRolePolicyDocument={quote(everybody)}"
    policy = f"RoleName=guest&PolicyName=all&PolicyDocument={quote(everybody)}"
    for query in (role, f"Action=PutRolePolicy&{policy}"):
        await ask(clients, moto, keys(moto, "iam"), f"/?{query}&Version=2010-05-08")
    arn = "RoleArn=arn:aws:iam::123456789012:role/guest&RoleSessionName=visit"
    target = f"/?Action=AssumeRole&{arn}&Version=2011-06-15"
    made = await ask(clients, moto, keys(moto, "sts"), target)
    assert made.answer is not None
    text = made.answer.body.decode()
    access, secret, token = (
        text.partition(f"<{name}>")[2].partition("<")[0]
        for name in ("AccessKeyId", "SecretAccessKey", "SessionToken")
    )
    assert access.startswith("ASIA")
    return AwsSigV4(
        access_key=access, secret_key=Secret(secret), session_token=Secret(token), service="sts"
    )


async def test_temporary_keys_go_with_their_session_token(clients: Clients, moto: Moto) -> None:
    auth = await temporary_keys(clients, moto)
    result = await ask(clients, moto, auth)
    assert status(result) == 200
    assert result.final is not None
    assert header(result.final.sent.headers, "x-amz-security-token") == "<Session Token>"
    assert "x-amz-security-token" in header(result.final.sent.headers, "authorization")
    assert auth.session_token.reveal() not in repr(result)


async def test_temporary_keys_without_their_session_token(clients: Clients, moto: Moto) -> None:
    auth = (await temporary_keys(clients, moto)).with_values(session_token=Secret())
    result = await ask(clients, moto, auth)
    assert status(result) == 403
    assert result.failure is not None
    assert "Session Token" in result.failure.hint


async def test_typed_date_is_signed_as_it_is_typed(clients: Clients, moto: Moto) -> None:
    old = '{"X-Amz-Date": "20150830T123600Z"}'
    result = await ask(clients, moto, keys(moto, "sts"), headers=old)
    assert status(result) == 200  # moto looks at no clock; AWS would refuse it
    assert result.final is not None
    assert "/20150830/us-east-1/sts/" in header(result.final.sent.headers, "authorization")


async def test_doctor_gives_the_green_check(clients: Clients, moto: Moto) -> None:
    connection = Connection(name="AWS", test_url=moto.url(WHO), auth=keys(moto, "sts"))
    assert (await check(connection, clients=clients)).succeeded


async def test_each_send_is_signed_afresh(clients: Clients, moto: Moto) -> None:
    auth = keys(moto, "sts")
    assert status(await ask(clients, moto, auth)) == 200
    assert clients.signer(auth) is clients.signer(auth)
    assert status(await ask(clients, moto, auth)) == 200


# ---- wrong and missing ----------------------------------------------------------------------


async def test_wrong_secret_key_is_named(clients: Clients, moto: Moto) -> None:
    result = await ask(clients, moto, keys(moto, "sts", secret_key=WRONG))
    assert status(result) == 403
    assert result.failure is not None
    assert "Secret Key" in result.failure.hint
    assert "wrong/wrong" not in repr(result)


async def test_wrong_access_key_is_named(clients: Clients, moto: Moto) -> None:
    result = await ask(clients, moto, keys(moto, "sts", access_key="AKIANOBODY0000000000"))
    assert status(result) == 403
    assert result.failure is not None
    assert "Access Key" in result.failure.hint


@pytest.mark.parametrize("auth", ["nothing", "wrong"])
async def test_s3_refuses_missing_and_wrong_keys(clients: Clients, moto: Moto, auth: str) -> None:
    used = NoAuth() if auth == "nothing" else keys(moto, "s3", secret_key=WRONG)
    result = await ask(clients, moto, used, "/odd-keys/plain.txt")
    assert status(result) in (403, 500)
    assert not result.succeeded


async def test_doctor_shows_the_red_cross(clients: Clients, moto: Moto) -> None:
    auth = keys(moto, "sts", secret_key=WRONG)
    report = await check(Connection(name="AWS", test_url=moto.url(WHO), auth=auth), clients=clients)
    assert not report.succeeded
    assert "Secret Key" in report.hint

"""The services and regions of AWS that one can choose, by the name that a request is signed with.

Made by scripts/list_aws_services.py from botocore's data. A name that is not there goes into the
Custom field beside the list.
"""

from __future__ import annotations

import json

from httpv2_gui import resources

CUSTOM = "custom"
S3_SERVICES = ("s3", "s3-object-lambda", "s3-outposts", "s3express")
"""Services whose paths are signed as they are, encoded once (AWS's rules for S3)."""


def choices(name: str) -> tuple[tuple[str, str], ...]:
    """Give (signing name, label) of every entry of `services` or `regions`, Custom first."""
    text = resources.path("aws", f"{name}.json").read_text("utf-8")
    entries: dict[str, str] = json.loads(text)["entries"]
    return ((CUSTOM, "Custom"), *((one, f"{label} ({one})") for one, label in entries.items()))


SERVICES = choices("services")
REGIONS = choices("regions")

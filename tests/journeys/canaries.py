"""One connection for each scheme, whose secrets may be seen nowhere."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.aws_sigv4 import AwsSigV4
from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.bearer import BearerAuth
from httpv2_gui.core.auth.custom import CustomAuth
from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.auth.digest import DigestAuth
from httpv2_gui.core.auth.negotiate import NegotiateAuth
from httpv2_gui.core.auth.oauth1 import OAuth1
from httpv2_gui.core.auth.oauth2 import OAuth2
from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.auth.xsoar import XsoarAuth
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.storage.layout import secret_fields
from httpv2_gui.practice import secrets

CANARY = "canary-7f3a91"
CLIENT = json.dumps({"client_id": secrets.CLIENT_ID, "client_secret": secrets.CLIENT_SECRET})
USER = secrets.USERNAME
TEXTS = (
    CANARY,
    base64.b64encode(f"{USER}:{CANARY}".encode()).decode(),
    secrets.CLIENT_SECRET,
    secrets.PASSWORD,
)
"""What may be seen nowhere."""


@dataclass(frozen=True)
class Caged:
    """A scheme; each of its secrets is the canary but for those that must be right."""

    scheme: Scheme
    right: dict[str, str] = field(default_factory=dict)
    headers: str = ""
    """Of the requests."""

    def secrets(self) -> Iterator[tuple[str, str]]:
        """Yield field and text of every secret that may be filled in."""
        connection = Connection(auth=self.scheme)
        for one in secret_fields(connection):
            if one.inner == "auth" and one.matters(connection) and not one.declared.hidden:
                yield one.name, self.right.get(one.name, CANARY)


def caged(base: str) -> dict[str, Caged]:
    """Give every scheme that has a secret, as it sends the most of it.

    `base` is the practice API's URL.
    """
    return {
        "basic": Caged(BasicAuth(username=USER)),
        "api key": Caged(ApiKeyAuth(field_name="X-Own-Key")),
        "dedicated": Caged(
            DedicatedAuth(url=f"{base}/token", token_field="access_token"),
            {"headers": f'{{"X-Own-Key": "{CANARY}"}}', "body": CLIENT},
            '{"Authorization": "Bearer {{integration.token}}"}',
        ),
        "bearer": Caged(BearerAuth()),
        "digest": Caged(DigestAuth(username=USER)),
        "custom": Caged(
            CustomAuth(username="somebody"), headers='{"X-Own-Key": "{{integration.password}}"}'
        ),
        "ntlm": Caged(NegotiateAuth(mode="ntlm", domain="PRACTICE", username=USER)),
        "oauth 1": Caged(OAuth1(consumer_key=secrets.CONSUMER_KEY, signature_method="PLAINTEXT")),
        "oauth 2": Caged(
            OAuth2(
                grant="password",
                client_id=secrets.CLIENT_ID,
                access_token_url=f"{base}/oauth2/token",
                username=USER,
            ),
            {"client_secret": secrets.CLIENT_SECRET, "password": secrets.PASSWORD},
        ),
        "aws": Caged(AwsSigV4(access_key="ASIAPRACTICE00000001")),
        "xsoar": Caged(XsoarAuth(key_id="7", key_type="standard")),
    }

"""The practice API's credentials. Public on purpose: they open nothing but this practice API."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

USERNAME = "analyst"
PASSWORD = "practice-password"  # noqa: S105 - public
API_KEY_HEADER = "X-Practice-Key"
API_KEY = "practice-api-key-5f2b9c"
CLIENT_ID = "practice-client"
CLIENT_SECRET = "practice-client-secret-81d4"  # noqa: S105 - public

_FORM = '{"Content-Type": "application/x-www-form-urlencoded"}'
_JSON = '{"Content-Type": "application/json"}'
_CLIENT = f'{{\n    "client_id": "{CLIENT_ID}",\n    "client_secret": "{CLIENT_SECRET}"\n}}'

SECRETS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("basic-authentication-flow", "password"): PASSWORD,
        ("api-key-flow", "secret"): API_KEY,
        ("dedicated-authentication-flow", "headers"): _FORM,
        ("dedicated-authentication-flow", "body"): _CLIENT,
        ("dedicated-flow-nested-token", "headers"): _JSON,
        ("dedicated-flow-nested-token", "body"): _CLIENT,
        ("wrong-password", "password"): "not-the-password",
    }
)
"""(connection slug, field) -> secret, for the connections of the sample workspace."""

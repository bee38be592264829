"""The practice API's credentials. Public on purpose: they open nothing but this practice API."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

USERNAME = "analyst"
PASSWORD = "practice-password"  # noqa: S105 - public, as all that follow
API_KEY_HEADER = "X-Practice-Key"
API_KEY = "practice-api-key-5f2b9c"
CLIENT_ID = "practice-client"
CLIENT_SECRET = "practice-client-secret-81d4"  # noqa: S105
BEARER_TOKEN = "practice-bearer-token-c07e55"  # noqa: S105
CUSTOM_HEADER = "X-Practice-Login"
CUSTOM_KEY = "practice key #7f41"
"""Its space and its # must be encoded where it stands in a path."""
CONSUMER_KEY = "practice-consumer"
CONSUMER_SECRET = "practice-consumer-secret-2b6a"  # noqa: S105
OAUTH1_TOKEN = "practice-oauth1-token-9d13"  # noqa: S105
OAUTH1_TOKEN_SECRET = "practice-oauth1-token-secret-e840"  # noqa: S105
AWS_ACCESS_KEY = "AKIAPRACTICE00000001"
AWS_SECRET_KEY = "practice/aws+secret/key-4d20"  # noqa: S105
AWS_REGION = "us-east-1"
AWS_SERVICE = "execute-api"
XSOAR_STANDARD_ID = "7"
XSOAR_STANDARD_KEY = "practice-xsoar-standard-key-a1c9"
XSOAR_ADVANCED_ID = "8"
XSOAR_ADVANCED_KEY = "practice-xsoar-advanced-key-b3f7"
NTLM_DOMAIN = "PRACTICE"
NT_HASH = bytes.fromhex("725611c36f9173fd60cec0e9b6dbf468")
"""MD4 of PASSWORD in UTF-16: what a Windows server keeps of it, and OpenSSL no longer computes."""
SIGNING_KEY = "practice-signing-key-5e77"
"""Seals the tokens that the practice API gives out."""

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
        ("bearer-token", "token"): BEARER_TOKEN,
        ("password-digest", "password"): PASSWORD,
        ("custom-key-in-the-path", "password"): CUSTOM_KEY,
        ("ntlm-domain-user", "password"): PASSWORD,
        ("oauth-1-0-signed-requests", "consumer_secret"): CONSUMER_SECRET,
        ("oauth-1-0-signed-requests", "access_token"): OAUTH1_TOKEN,
        ("oauth-1-0-signed-requests", "token_secret"): OAUTH1_TOKEN_SECRET,
        ("oauth-1-0-in-the-browser", "consumer_secret"): CONSUMER_SECRET,
        ("oauth-2-0-client-credentials", "client_secret"): CLIENT_SECRET,
        ("oauth-2-0-password", "client_secret"): CLIENT_SECRET,
        ("oauth-2-0-password", "password"): PASSWORD,
        ("oauth-2-0-authorization-code", "client_secret"): CLIENT_SECRET,
        ("aws-signature", "secret_key"): AWS_SECRET_KEY,
        ("xsoar-standard-key", "api_key"): XSOAR_STANDARD_KEY,
        ("xsoar-advanced-key", "api_key"): XSOAR_ADVANCED_KEY,
    }
)
"""(connection slug, field) -> secret, for the connections of the sample workspace."""

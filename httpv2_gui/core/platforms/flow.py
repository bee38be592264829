"""Which way to authenticate HTTP V2 16.0 would choose (as published 2026-09-29).

The first that is complete: the dedicated flow (method, URL and token field), Basic (Test URL, user
name, password), an API key (Test URL, field name, secret), none. Half a pair, and credentials
without Test URL, mean none, silently. Whether a secret is set is not known here: it counts as set.
"""

from __future__ import annotations

from typing import Literal

from httpv2_gui.core.auth import scheme_of
from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.model.connection import Connection

Flow = Literal["dedicated", "basic", "api_key", "none"]

KNOWN = ("none", "", "basic", "api_key", "dedicated")
"""Names of the schemes that HTTP V2 has, too."""


def flow_of(connection: Connection | None) -> Flow:
    """Choose as HTTP V2 16.0 does."""
    scheme = scheme_of(connection)
    if isinstance(scheme, DedicatedAuth):
        complete = scheme.method.strip() and scheme.url.strip() and scheme.token_field.strip()
        return "dedicated" if complete else "none"
    if connection is None or not connection.test_url.strip():
        return "none"
    if isinstance(scheme, BasicAuth) and scheme.username.strip():
        return "basic"
    if isinstance(scheme, ApiKeyAuth) and scheme.field_name.strip():
        return "api_key"
    return "none"

"""Every scheme, in menu order."""

from __future__ import annotations

from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.aws_sigv4 import AwsSigV4
from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.bearer import BearerAuth
from httpv2_gui.core.auth.custom import CustomAuth
from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.auth.digest import DigestAuth
from httpv2_gui.core.auth.negotiate import NegotiateAuth
from httpv2_gui.core.auth.no_auth import NoAuth
from httpv2_gui.core.auth.oauth1 import OAuth1
from httpv2_gui.core.auth.oauth2 import OAuth2
from httpv2_gui.core.auth.scheme import Scheme, TokenFlow
from httpv2_gui.core.auth.xsoar import XsoarAuth
from httpv2_gui.core.model.connection import Connection

SCHEMES: tuple[type[Scheme], ...] = (
    NoAuth,
    BasicAuth,
    ApiKeyAuth,
    DedicatedAuth,
    BearerAuth,
    DigestAuth,
    CustomAuth,
    NegotiateAuth,
    OAuth1,
    OAuth2,
    AwsSigV4,
    XsoarAuth,
)

__all__ = ["SCHEMES", "NoAuth", "Scheme", "TokenFlow", "scheme_named", "scheme_of"]


def scheme_named(name: str) -> type[Scheme] | None:
    """Give the scheme that files call `name`."""
    return next((scheme for scheme in SCHEMES if scheme.name == name), None)


def scheme_of(connection: Connection | None) -> Scheme:
    """Give the scheme of a connection; no connection means no authentication."""
    if connection is None:
        return NoAuth()
    if isinstance(connection.auth, Scheme):
        return connection.auth
    return NoAuth()

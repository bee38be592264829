"""The two ends of a sign-in: pyspnego's context for the client, by mechanism and credentials.

Everything here blocks: the key distribution centre and the name service are asked. pyspnego is
imported when it is needed: it takes a moment, and nobody else needs it.
"""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from httpv2_gui.core.auth import kerberos_ticket, negotiate_errors
from httpv2_gui.core.auth.negotiate_errors import Asked
from httpv2_gui.core.auth.windows_account import Account
from httpv2_gui.core.model.secret import Secret

if TYPE_CHECKING:
    from spnego import ContextProxy
    from spnego._credential import Credential  # pyright: ignore[reportPrivateUsage] - for its type

# It would write every token into any log that listens.
logging.getLogger("spnego").setLevel(logging.WARNING)

_NO_TICKET = "MEMORY:none"
"""A cache that nobody fills: it keeps pyspnego from trying the password for Kerberos once more."""


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who signs in."""

    account: Account | None
    """None: whoever is signed in on this computer."""
    password: Secret = Secret()

    def asked(self, host: str) -> Asked:
        return Asked(host, self.account)


@dataclass(frozen=True)
class Conversation:
    """One sign-in at one server; `step` gives the next token of ours for the server's."""

    context: ContextProxy
    asked: Asked
    without_kerberos: str = ""
    """Why a password got no ticket, where NTLM can be used instead."""

    def step(self, token: bytes | None) -> bytes | None:
        """Raise SigningError when no answer to the server's token is possible."""
        try:
            return self.context.step(token)
        except Exception as error:
            in_words = negotiate_errors.in_words if token is None else negotiate_errors.of_answer
            raise in_words(error, self.asked) from error

    @property
    def used_kerberos(self) -> bool:
        return self.context.negotiated_protocol == "kerberos"


@contextmanager
def conversation(
    mode: str, identity: Identity, host: str, binding: bytes | None
) -> Generator[Conversation]:
    """Begin a sign-in at the service HTTP/<host> (RFC 4559 §4.1); raises SigningError.

    `mode` is ntlm, kerberos or negotiate, `binding` the channel's, None without TLS.
    """
    asked = identity.asked(host)
    if mode == "ntlm" and identity.account is None and sys.platform != "win32":
        raise negotiate_errors.no_password(asked)
    with contextlib.ExitStack() as stack:
        try:
            credentials, reason = _credentials(mode, identity, asked, stack)
            context = _context(mode, credentials, host, binding)
        except Exception as error:
            raise negotiate_errors.in_words(error, asked) from error
        yield Conversation(context, asked, reason)


def _context(
    mode: str, credentials: list[Credential] | None, host: str, binding: bytes | None
) -> ContextProxy:
    import spnego
    from spnego.channel_bindings import GssChannelBindings

    return spnego.client(
        credentials,
        hostname=host,
        service="HTTP",
        protocol=mode,
        channel_bindings=GssChannelBindings(application_data=binding) if binding else None,
    )


def _credentials(
    mode: str, identity: Identity, asked: Asked, stack: contextlib.ExitStack
) -> tuple[list[Credential] | None, str]:
    """Give what signs in, and why without Kerberos.

    A ticket is had by the password once, and given back with the stack.
    """
    from spnego import KerberosCCache, Password

    account, reason = identity.account, ""
    if account is None:
        return None, reason
    by_password = Password(account.down_level, identity.password.reveal())
    if mode == "ntlm" or sys.platform == "win32":
        return [by_password], reason
    try:
        found = kerberos_ticket.ticket(account.principal, identity.password.reveal())
        cache = stack.enter_context(found)
    except Exception as error:
        refused = negotiate_errors.codes_of(error) & negotiate_errors.REFUSED_USER
        if mode == "kerberos" or refused:
            raise
        cache, reason = _NO_TICKET, negotiate_errors.in_words(error, asked).message
    ticket = KerberosCCache(cache)
    return ([ticket] if mode == "kerberos" else [ticket, by_password]), reason

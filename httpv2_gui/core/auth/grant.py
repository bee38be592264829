"""How a scheme gets a token: a script of steps, walked by the engine.

A grant is a generator: it yields what to do next and receives what came of it, as `httpx.Auth`
does for requests. It knows the protocol and touches neither network nor window.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import httpx

from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.result import Headers

if TYPE_CHECKING:
    from httpv2_gui.core.auth.scheme import Scheme


@dataclass(frozen=True, kw_only=True)
class Fetch:
    """Send a request of the protocol; answered by a `Reply`, whatever its status."""

    method: str
    url: str
    headers: Headers = ()
    """All of them are withheld from foreign hosts."""
    body: bytes = b""
    place: str
    """The field with the URL, such as `auth.access_token_url`: named when it cannot be called."""
    label: str
    signer: httpx.Auth | None = None
    secrets: tuple[Known, ...] = ()
    """What of it must not be shown, beyond the scheme's own secrets."""


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What came back from a `Fetch`, unredacted."""

    status: int
    reason: str
    headers: Headers
    body: bytes


@dataclass(frozen=True, kw_only=True)
class Listen:
    """Wait for the browser on this computer (RFC 8252 §7.3); answered by the redirect URI."""

    port: int = 0
    """0: any that is free."""
    redirect_uri: str = ""
    """Fixed by the person; listened to only where it is a loopback address with a port."""
    label: str = "Redirect Port"
    """The field to change when the port is in use."""


@dataclass(frozen=True, kw_only=True)
class Visit:
    """Let the person allow it in the browser.

    Answered by the URL that the browser was redirected to, or by the PIN that the page showed.
    """

    url: str
    wants: Literal["redirect", "pin"] = "redirect"
    then_url: str = ""
    """What will be fetched next: nobody is sent to log in when that is not allowed."""
    then_label: str = ""


Step = Fetch | Listen | Visit
Grant = Generator[Step, Any, "Scheme"]
"""Ends with the scheme as it was, its obtained and hidden fields filled in. Raises GrantError."""


DENIED = "denied"
"""The kind of a GrantError when who owns the account did not allow it."""

STRANGER = "state"
"""The kind of a GrantError when what came back belongs to another request, or to a stranger's."""


class GrantError(Exception):
    """Why there is no token: what happened, in the server's words first, and which field to change.

    Holds no secret that is not in the scheme or in a `Fetch`.
    """

    def __init__(self, message: str, hint: str = "", kind: str = "token") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.kind = kind


@dataclass(frozen=True, kw_only=True)
class TokenState:
    """What is known of the token that a scheme holds."""

    present: bool
    needed: bool = False
    """Without a token that fits the settings nothing can be sent."""
    stale: bool = False
    """The settings are not those it was made with."""
    obtained_at: datetime | None = None
    expires_at: datetime | None = None
    """None: the server did not say; it may expire all the same."""
    renewable: bool = False
    """A new one can be had without a person."""

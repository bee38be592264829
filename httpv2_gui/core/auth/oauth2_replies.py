"""What the token endpoint answered: a token in whatever form servers give it, or why there is none.

RFC 6749 §5 says JSON with `access_token` at the top and 400 for an error. In the wild there are
form-encoded bodies, tokens one level down, `BearerToken`, lifetimes as text, and errors with 200.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from httpv2_gui.core.auth.form_reply import form_pairs
from httpv2_gui.core.auth.grant import GrantError, Reply
from httpv2_gui.core.auth.token_expiry import expiry
from httpv2_gui.core.auth.tokens import Leaf, leaves
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.header_text import value_error
from httpv2_gui.core.model.json_text import JsonError

_SHOWN = 4000
"""So many characters of a reply stand in a message; the exchange has all of it."""
_DESCRIPTIONS = ("error_description", "errordescription", "message", "error_message", "detail")
_HINTS = {
    "invalid_client": "Check Client ID and Client Secret. If they are right, the server may want "
    "them the other way: change {authentication}.",
    "unauthorized_client": "The server does not allow this client to use this Grant Type: "
    "change Grant Type, or have the client allowed it.",
    "unsupported_grant_type": "The server does not know this Grant Type, or wants another "
    "Access Token URL.",
    "invalid_scope": "Check Scope: names are separated by spaces, and case counts.",
    "invalid_grant": "{grant}",
    "invalid_request": "Compare the Access Token Parameters with the server's documentation, and "
    "try another {authentication}.",
}
_NOT_OAUTH = (
    "Check Access Token URL: something answers there, but it gives no tokens as OAuth 2.0 does."
)


class ReplyError(GrantError):
    """The server gave no token; `code` is its `error` (RFC 6749 §5.2), empty when it said none."""

    def __init__(self, message: str, hint: str, code: str) -> None:
        super().__init__(message, hint)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class TokenReply:
    """The tokens of one reply."""

    access_token: str
    refresh_token: str
    token_type: str
    expires_at: datetime | None

    def __repr__(self) -> str:
        return "TokenReply()"


def read(reply: Reply, answered: datetime, *, grant_hint: str, authentication: str) -> TokenReply:
    """Read the tokens; raises ReplyError.

    `grant_hint` is what to change for `invalid_grant`, `authentication` the field that says how
    the client shows who it is.
    """
    found = _leaves(reply.body)
    token = _find(found, "access_token", None)
    code = _text(_find(found, "error", None))
    if reply.status >= 400 or token is None:
        hints = {"grant": grant_hint, "authentication": authentication}
        raise _refused(reply, found, code, hints)
    if error := value_error(_text(token), "The access_token in the reply"):
        raise ReplyError(f"{error} ({reply.status} {reply.reason})", _NOT_OAUTH, "")
    expires = expiry(found, token, answered)
    return TokenReply(
        access_token=_text(token),
        refresh_token=_text(_find(found, "refresh_token", token)),
        token_type=_text(_find(found, "token_type", token)),
        expires_at=expires.at if expires else None,
    )


def _leaves(body: bytes) -> Sequence[Leaf]:
    pairs = form_pairs(body)
    if pairs:
        return [Leaf((name,), value) for name, value in pairs]
    try:
        return list(leaves(json_text.parse_bytes(body)))
    except JsonError:
        return ()


def _find(found: Sequence[Leaf], name: str, beside: Leaf | None) -> Leaf | None:
    """Find a value by its name, in whatever spelling; beside the token, at the top, or anywhere."""
    wanted = name.replace("_", "")
    named = [one for one in found if _plain(one.name) == wanted and _text(one)]
    if beside is not None:
        named.sort(key=lambda one: one.path[:-1] != beside.path[:-1])
    else:
        named.sort(key=lambda one: len(one.path) > 1)
    return named[0] if named else None


def _plain(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")


def _text(leaf: Leaf | None) -> str:
    return leaf.value.strip() if leaf is not None and isinstance(leaf.value, str) else ""


def _refused(reply: Reply, found: Sequence[Leaf], code: str, hints: dict[str, str]) -> ReplyError:
    description = next(
        (_text(one) for name in _DESCRIPTIONS for one in found if one.name.lower() == name), ""
    )
    status = f"{reply.status} {reply.reason}".strip()
    if code:
        said = (f"{code}: {description}" if description else code)[:_SHOWN]
        hint = _HINTS.get(code, "").format(**hints)
        return ReplyError(f"The server gave no token: {said} ({status}).", hint, code)
    body = reply.body[: _SHOWN * 4].decode("utf-8", "replace").strip()[:_SHOWN]
    if reply.status >= 400:
        message = f"The server gave no token: {status}. {body}"
    else:
        message = f"There is no access_token in the reply ({status}): {body or '(empty)'}"
    return ReplyError(message.strip(), _of_status(reply, hints), "")


def _of_status(reply: Reply, hints: dict[str, str]) -> str:
    if reply.status == 401:
        return _HINTS["invalid_client"].format(**hints)
    if reply.status < 400:
        return _NOT_OAUTH
    if reply.status >= 500:
        return "The server has a problem of its own. Try again later."
    return "Check Access Token URL."

"""What came back from the browser: a code, or why not (RFC 6749 §4.1.2, RFC 9207)."""

from __future__ import annotations

import hmac
import re
from urllib.parse import parse_qsl, urlsplit

from httpv2_gui.core.auth.grant import DENIED, STRANGER, GrantError

_ERROR_HINTS = {
    "access_denied": "Access was refused on the page, by you or by the server's rules. "
    "Press Generate to try again.",
    "invalid_scope": "Check Scope: names are separated by spaces, and case counts.",
    "unauthorized_client": "The server does not allow this client the Authorization Code grant: "
    "check Client ID and Grant Type.",
    "unsupported_response_type": "The server does not know Authorization Code: check Grant Type.",
    "invalid_request": "Check Redirect URI and Authorization Parameters; "
    "a server that does not know PKCE may need Use PKCE off.",
    "server_error": "The server has a problem of its own. Try again later.",
    "temporarily_unavailable": "The server is busy. Try again later.",
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What would break a line, ring a bell, or turn the direction of the text around."""
_SHOWN = 1000
_PASTE = "Press Generate again and paste the whole address that the browser ended on."


def code_of(came: str, *, state: str, servers: tuple[str, ...]) -> str:
    """Give the code of a redirected URL, pasted or heard; also of `code=…&state=…` alone.

    `servers` are the URLs that the issuer may belong to. Raises GrantError.
    """
    values = _values(came.strip())
    error = values.get("error", "")
    sent_back = values.get("state", "")
    if sent_back and not hmac.compare_digest(sent_back.encode(), state.encode()):
        raise GrantError(
            "The state that came back is not the one that was sent: this is the answer to another "
            "request, perhaps of an earlier Generate.",
            "Press Generate again and go on in the page that opens then.",
            STRANGER,
        )
    if error:
        kind = DENIED if error == "access_denied" else "token"
        raise GrantError(_refusal(error, values), _ERROR_HINTS.get(error, ""), kind)
    if not values.get("code"):
        raise GrantError("There is no code in what came back from the browser.", _PASTE)
    if not sent_back:
        message = "There is no state beside the code: it could be anybody's."
        raise GrantError(message, _PASTE, STRANGER)
    _check_issuer(values.get("iss", ""), servers)
    return values["code"]


def _values(came: str) -> dict[str, str]:
    """Read the query, or the fragment where a server puts it there; the first of a name counts."""
    before, _mark, fragment = came.partition("#")
    query = before.partition("?")[2] if "?" in before else before
    pairs = [pair for part in (query, fragment) for pair in parse_qsl(part.lstrip("?&"))]
    return dict(reversed(pairs))


def _refusal(error: str, values: dict[str, str]) -> str:
    error, description, more = (
        _CONTROL.sub(" ", text)[:_SHOWN]
        for text in (error, values.get("error_description", ""), values.get("error_uri", ""))
    )
    said = f"{error}: {description}" if description else error
    return f"The server refused: {said}" + (f" ({more})" if more else "")


def _check_issuer(issuer: str, servers: tuple[str, ...]) -> None:
    """RFC 9207 §2.4: a code of another server must not reach this one's token endpoint."""
    if not issuer or _host(issuer) in {_host(server) for server in servers}:
        return
    raise GrantError(
        f"The code is from another server: {issuer}.",
        "Check that Authorization Token URL and Access Token URL belong to the same server.",
    )


def _host(url: str) -> str:
    try:
        return urlsplit(url.strip()).netloc.lower()
    except ValueError:
        return ""

"""The pages a person sees in the browser: sign in and allow, a PIN, an error."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.responses import HTMLResponse, RedirectResponse, Response

from httpv2_gui.practice import secrets

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; color: #1c2430; background: #eef1f5; margin: 0; }}
main {{ max-width: 24rem; margin: 10vh auto; padding: 2rem; background: #fff; }}
h1 {{ font-size: 1.25rem; margin: 0 0 .5rem; }}
label {{ display: block; margin: 1rem 0 .25rem; }}
input {{ font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; }}
button {{ font: inherit; padding: .5rem 1.25rem; margin: 1.25rem .5rem 0 0; cursor: pointer; }}
.pin {{ font: 600 1.75rem/2 ui-monospace, monospace; letter-spacing: .15em; user-select: all; }}
.wrong {{ color: #b3261e; }}
</style>
</head>
<body><main>
<h1>{title}</h1>
{body}
</main></body>
</html>
"""
_FORM = """<p>{asks}</p>
{wrong}<form method="post">
<label for="username">User name</label>
<input id="username" name="username" autocomplete="off" value="{username}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="off" value="{password}">
<button name="answer" value="allow">Allow</button>
<button name="answer" value="deny">Deny</button>
</form>
<p>Both are filled in because this is a practice server: change them to see a failure.</p>"""
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def consent(asks: str, *, wrong: bool = False) -> Response:
    """Ask a person to sign in and allow; the form goes to the same URL."""
    body = _FORM.format(
        asks=escape(asks),
        wrong='<p class="wrong">Wrong user name or password.</p>\n' if wrong else "",
        username=escape(secrets.USERNAME),
        password=escape("" if wrong else secrets.PASSWORD),
    )
    return _page("Practice sign-in", body, 403 if wrong else 200)


def pin(verifier: str) -> Response:
    """Show what the person types into the program."""
    body = f'<p>Type this PIN into the program:</p><p class="pin">{escape(verifier)}</p>'
    return _page("Allowed", body)


def denied() -> Response:
    """Say that nothing was allowed, where there is nowhere to go back to."""
    return _page("Denied", "<p>Nothing was allowed. You can close this page.</p>", 403)


def broken(sentence: str) -> Response:
    """Say what was wrong with the link, without going anywhere (RFC 6749 §4.1.2.1)."""
    return _page("This cannot be allowed", f"<p>{escape(sentence)}</p>", 400)


def _page(title: str, body: str, status: int = 200) -> Response:
    return HTMLResponse(
        _PAGE.format(title=title, body=body), status, headers={"Cache-Control": "no-store"}
    )


def knows_password(form: Mapping[str, str]) -> bool:
    """Whether the form holds the practice user's name and password."""
    return (form.get("username"), form.get("password")) == (secrets.USERNAME, secrets.PASSWORD)


def is_on_this_computer(url: str) -> bool:
    """Whether a callback goes to a program on this computer (RFC 8252 §7.3)."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "http" and parts.hostname in LOOPBACK and not parts.fragment


def back(url: str, **values: str) -> Response:
    """Send the browser back to the program, what the URL had in its query kept."""
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True) + list(values.items())
    return RedirectResponse(parts._replace(query=urlencode(query)).geturl(), 303)

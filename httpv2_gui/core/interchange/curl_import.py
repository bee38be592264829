"""A curl command to a Request, and to a Connection where it says as whom or by which way.

Nothing of the command is run and no file that it names is read. Everything that is not understood
or cannot be kept is said in a sentence.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.auth.no_auth import NoAuth
from httpv2_gui.core.interchange import curl_command, curl_headers, curl_identity
from httpv2_gui.core.interchange.command_words import Word
from httpv2_gui.core.interchange.curl_command import Command
from httpv2_gui.core.interchange.curl_data import FORM, Data, body_fields, data_of
from httpv2_gui.core.interchange.curl_left_out import left_out
from httpv2_gui.core.interchange.curl_route import route_of
from httpv2_gui.core.interchange.format import Imported, InterchangeError
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import METHODS, Request

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_GLOB = re.compile(r"\{[^{}]*,[^{}]*\}|\[(?:[0-9]+-[0-9]+|[a-zA-Z]-[a-zA-Z])(?::[0-9]+)?\]")
_SECRET_IN_URL = re.compile(r"[?&]([^=&]*(?:key|token|secret|password|sig)[^=&]*)=", re.IGNORECASE)


@dataclass(frozen=True)
class _Url:
    """The URL without the user and password that may stand in it."""

    text: str
    userinfo: Word | None


def read(text: str) -> Imported:
    """Read a command; raises InterchangeError when it is none of curl's."""
    command = curl_command.parse(text)
    notes = command.notes
    url = _url(command)
    data = data_of(command)
    lines = curl_headers.headers_of(command, data.headers)
    cookies = curl_headers.cookies_of(command, lines)
    scheme = curl_identity.Identity(lines, notes).of(command, url.userinfo)
    in_clear = curl_identity.left_in_clear(lines)
    content_type = curl_headers.content_type_of(lines)
    connection = _connection(command, url.text, scheme)
    request = Request(
        name=_name(url.text),
        connection=connection.name if connection else "",
        method=_method(command, data),
        url=_with_query(url.text, data, notes),
        headers=curl_headers.pane(lines),
        cookies=cookies,
        follow_redirects=command.has("location", "location-trusted"),
    ).with_values(**dict(body_fields(data, content_type)), **_timeout(command))
    notes += data.notes
    notes += _about_body(request, data, content_type)
    in_clear += ["Cookie"] if cookies else []
    notes += [f"{name} stays in the request's file in clear." for name in in_clear]
    notes += [f"{one} is kept as it is written: fill it in." for one in _live(command)]
    notes += left_out(command)
    return Imported(
        requests=(request,),
        connections=(connection,) if connection else (),
        notes=tuple(dict.fromkeys(notes)),
    )


def _url(command: Command) -> _Url:
    if not command.urls:
        raise InterchangeError("The command has no URL.")
    word, *more = command.urls
    if more:
        command.notes.append(f"{len(more)} more URL(s) are left out: import them one by one.")
    text = word.text.strip()
    if not _SCHEME.match(text):
        text = f"http://{text}"
        command.notes.append("The URL has no scheme: http:// was added, as curl does.")
    if not text.lower().startswith(("http://", "https://")):
        raise InterchangeError("Only http:// and https:// can be imported.")
    if not command.has("globoff") and _GLOB.search(text):
        command.notes.append("curl would call several URLs for { , } or [ - ]; here it is one.")
    text = text.partition("#")[0]
    head, slashes, rest = text.partition("://")
    authority = re.split(r"[/?]", rest, maxsplit=1)[0]
    userinfo, at, host = authority.rpartition("@")
    if not at:
        return _Url(text, None)
    without = f"{head}{slashes}{host}{rest[len(authority) :]}"
    return _Url(without, curl_identity.userinfo_word(userinfo, word.live))


def _with_query(url: str, data: Data, notes: list[str]) -> str:
    if data.query:
        url += ("&" if "?" in url else "?") + data.query
    found = _SECRET_IN_URL.search(url)
    if found:
        notes.append(f"The URL has “{found[1]}” in it: it stays in the request's file in clear.")
    return url


def _method(command: Command, data: Data) -> str:
    option = command.last("request")
    if option is None:
        return data.method
    method = option.value.strip()
    if method.upper() not in METHODS:
        command.notes.append(f"The method {method[:20]} cannot be sent: {data.method} is used.")
        return data.method
    if method != method.upper():
        command.notes.append(f"The method {method} is sent as {method.upper()}.")
    return method.upper()


def _timeout(command: Command) -> dict[str, int]:
    option = command.last("max-time")
    if option is None:
        return {}
    seconds = _seconds(option.value)
    if seconds is None:
        command.notes.append("--max-time is no number of seconds: it is left out.")
        return {}
    return {"timeout_s": math.ceil(seconds)}


def _seconds(text: str) -> float | None:
    return float(text) if re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,9})?", text) else None


def _connection(command: Command, url: str, scheme: Scheme) -> Connection | None:
    """Give a connection where the command says anything that belongs to one."""
    try:
        parts = urlsplit(url)
        origin, host = f"{parts.scheme}://{parts.netloc}/", parts.hostname or ""
    except ValueError:
        origin, host = "", ""
    route = route_of(command)
    plain = Connection(name=host or "curl", test_url=origin, auth=NoAuth())
    connection = plain.with_values(auth=scheme, **route)
    return None if connection == plain else connection


def _name(url: str) -> str:
    """Give what a person would call it: the end of the path, or the host."""
    path = re.sub(r"[?#].*", "", url.partition("://")[2], flags=re.DOTALL)
    host, _slash, rest = path.partition("/")
    name = " ".join(re.sub(r"\[Input\.|[\[\]{}]", " ", rest).split()) or host
    return name[-60:].lstrip("/") or "Imported request"


def _about_body(request: Request, data: Data, content_type: str | None) -> list[str]:
    if request.body_source != "base64":
        return []
    said = "The body is kept as Base64, so that its bytes stay as they are."
    if content_type == FORM and (data.text or "").lstrip().startswith(("{", "[")):
        said += " curl labels it as a form: for JSON set Content-Type to application/json."
    return [said]


def _live(command: Command) -> list[str]:
    """Name what a shell would have replaced and that is not a secret's: those are named there."""
    secret = {"user", "oauth2-bearer", "proxy-user", "proxy"}
    words = [one.word for one in command.options if one.name not in secret]
    words = [one for one in words if not re.match(r"(?i)(authorization|x-api-key)\s*:", one.text)]
    words += [*command.urls, *([command.piped] if command.piped is not None else [])]
    return list(dict.fromkeys(live for word in words for live in word.live))

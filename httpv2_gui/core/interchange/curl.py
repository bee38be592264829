"""Writes a request as a curl command that sends the same bytes, secrets as shell variables."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from typing import Protocol
from urllib.parse import urlsplit

from httpv2_gui.core.auth import SCHEMES
from httpv2_gui.core.interchange.curl_way import way_of
from httpv2_gui.core.interchange.shell import Variables, joined, quoted
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import fields_of
from httpv2_gui.core.model.result import Headers, header

LABELS = (
    *(one.label for scheme in SCHEMES for one in fields_of(scheme) if one.kind.is_secret),
    "token",
    "User Name",
)
"""What a preview writes between `<` and `>` in place of a secret; Custom's User Name is one."""

_ARGUMENT = 100_000
"""Bytes of a body that stand on the command line; Linux takes 131,071 in one argument."""

_EXPECTS = 1024
"""Bytes of a body from which on some versions of curl ask before they send it."""

_MADE_ANEW = ("<signature>", "<hash of API Key>")
"""What previews of signed requests show: nothing that a person could fill in."""

_BASIC_LABEL = "Basic Auth Password"
_BASIC = f"Basic <{_BASIC_LABEL}>"
_ANSWERED = {"digest": "Password", "basic": _BASIC_LABEL}
"""Label of the password by curl's own name of a scheme."""


class Sendable(Protocol):
    """A request as it would go out, with labels in place of secrets."""

    @property
    def method(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def headers(self) -> Headers: ...
    @property
    def body(self) -> bytes: ...


def to_curl(
    request: Sendable,
    *,
    labels: Iterable[str] = LABELS,
    basic_user: str = "",
    body_file: str = "",
    challenged: str = "",
    connection: Connection | None = None,
) -> str:
    """Give a command for a POSIX shell, one option a line, after a comment on what to set first.

    It does not follow redirects: curl would take an API key's header along to any host.
    `body_file` is sent in place of the body, of which a preview may hold only the start.
    `challenged` names a scheme whose answer to a challenge is missing here: `digest`, `basic`.
    `connection` says by which way it goes: proxy and TLS.
    """
    variables = Variables([*labels, "Basic Auth Username"])
    body = _Body(request, variables, body_file)
    way = way_of(connection, request.url, variables)
    options = [
        *_method(request),
        variables.word(request.url),
        *_headers(request, variables, basic_user),
        *_answer(request, variables, basic_user, challenged),
        *body.options,
        *way.options,
        *_url_options(request.url),
    ]
    command = body.piped_from + "curl " + " \\\n  ".join(options)
    return _comments(variables, request, way.notes) + command


def _comments(variables: Variables, request: Sendable, notes: Iterable[str]) -> str:
    lines = [
        f"# Set {name} first: it stands for {' '.join(label.split())}."
        for name, label in variables.used.items()
    ]
    if request.method.upper() == "HEAD" and request.body:
        lines.append(
            "# curl waits for a body that HEAD never gets: press Ctrl+C after the headers."
        )
    if any(mark in value for _name, value in request.headers for mark in _MADE_ANEW):
        lines.append("# curl cannot sign like this: what stands in < > is made anew for each send.")
    lines += [f"# {note}" for note in notes]
    return "".join(line + "\n" for line in lines)


def _method(request: Sendable) -> Iterator[str]:
    method = request.method.upper()
    if method == "HEAD" and not request.body:
        yield "--head"
    elif method == "HEAD":
        yield "--request HEAD --include"
    elif method != "GET" or request.body:
        yield "--request " + (method if method.isalpha() else quoted(method))


def _headers(request: Sendable, variables: Variables, basic_user: str) -> Iterator[str]:
    for name, value in request.headers:
        kind = name.lower()
        if kind == "authorization" and value == _BASIC:
            yield "--user " + _user(variables, basic_user)
        elif kind == "accept-encoding":
            yield from _compressed(value)
        elif not _is_curls_own(kind, value, request.url):
            yield "--header " + variables.word(f"{name}: {value}" if value else f"{name};")
    for name in ("Accept", "User-Agent", *(("Content-Type",) if _has_body(request) else ())):
        if not any(name.lower() == one.lower() for one, _value in request.headers):
            yield f"--header '{name}:'"


def _answer(request: Sendable, variables: Variables, user: str, challenged: str) -> Iterator[str]:
    """Let curl answer the server's challenge by itself."""
    label = _ANSWERED.get(challenged)
    if label is not None and not header(request.headers, "authorization"):
        yield f"--{challenged} --user " + _user(variables, user, label)


def _user(variables: Variables, basic_user: str, label: str = _BASIC_LABEL) -> str:
    user = quoted(basic_user) if basic_user else f'"${variables.name("Basic Auth Username")}"'
    return f'{user}:"${variables.name(label)}"'


def _compressed(value: str) -> Iterator[str]:
    """Let curl ask for what it can unpack; keep what a person chose to ask for."""
    if "," not in value:
        yield "--header " + quoted(f"Accept-Encoding: {value}" if value else "Accept-Encoding;")
    if value not in ("", "identity"):
        yield "--compressed"


def _is_curls_own(kind: str, value: str, url: str) -> bool:
    if kind == "host":
        return value.lower() == urlsplit(url).netloc.rpartition("@")[2].lower()
    return kind == "content-length" or (kind == "connection" and value.lower() == "keep-alive")


def _url_options(url: str) -> Iterator[str]:
    if re.search(r"[\[\]{}]", url):
        yield "--globoff"
    if re.search(r"/\.{1,2}(?:/|\?|#|\Z)", url):
        yield "--path-as-is"


def _has_body(request: Sendable) -> bool:
    return bool(request.body) or header(request.headers, "content-length") == "0"


class _Body:
    """How the body gets to curl: on the command line, or through a pipe when it cannot stand there.

    Attributes:
        options: for the command line.
        piped_from: what goes before `curl`.

    """

    def __init__(self, request: Sendable, variables: Variables, file: str) -> None:
        self.options: list[str] = []
        self.piped_from = ""
        if file:
            self.options = ["--data-binary " + quoted(f"@{file}")]
        elif _has_body(request):
            pieces = _pieces(request.body, variables)
            if _fits_a_word(request.body):
                self.options = ["--data-binary " + joined(pieces)]
            else:
                self.options = ["--data-binary @-"]
                self.piped_from = "{\n" + "".join(map(_printed, pieces)) + "} | "
        if len(request.body) > _EXPECTS:
            self.options.append("--header 'Expect:'")


def _fits_a_word(body: bytes) -> bool:
    return len(body) < _ARGUMENT and not body.startswith(b"@") and _is_text(body)


def _is_text(body: bytes) -> bool:
    try:
        return "\0" not in body.decode()
    except UnicodeDecodeError:
        return False


def _pieces(body: bytes, variables: Variables) -> list[tuple[str, bool]]:
    """Cut a body at its secrets; a label that is an element of XML is no secret."""
    text = body.decode("utf-8", "surrogateescape")
    elements = set(_XML_END.findall(text))
    return variables.pieces(text, besides=elements)


_XML_END = re.compile(r"</([A-Za-z][^<>]*)>")


def _printed(piece: tuple[str, bool]) -> str:
    """Give a command that writes one piece of a body, whatever its bytes are."""
    content = piece[0].encode("utf-8", "surrogateescape")
    if piece[1] or _is_text(content):
        return f"printf '%s' {joined([piece])}\n"
    return f"base64 -d <<'EOF'\n{base64.encodebytes(content).decode()}EOF\n"

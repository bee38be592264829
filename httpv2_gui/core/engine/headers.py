"""Headers and cookies of a request, each line with the reason why it must stay with its origin."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from httpv2_gui import __version__
from httpv2_gui.core.engine.filling import Pair
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.header_text import name_error, value_error
from httpv2_gui.core.model.redact import Redactor

USER_AGENT = f"HTTPV2-GUI/{__version__}"

_CREDENTIALS = ("authorization", "cookie", "proxy-authorization")
_COMPUTED = ("content-length", "transfer-encoding")
_ONLY_ONCE = ("Content-Type", "Host")
"""Servers refuse or misread a request that has them twice, in whatever spelling."""
_HTTP1_ONLY = ("connection", "keep-alive", "proxy-connection", "upgrade")
_DEFAULTS = (
    ("Accept", "*/*"),
    ("Accept-Encoding", "gzip, deflate, br, zstd"),
    ("User-Agent", USER_AGENT),
)


@dataclass(frozen=True)
class Line:
    """One header line."""

    name: str
    value: str
    private: str = ""
    """Why it belongs to its origin alone, in words for people; empty: it may travel on."""

    def named(self, *names: str) -> bool:
        return self.name.lower() in names


@dataclass(frozen=True)
class Typed:
    """The lines made from what a person typed."""

    lines: tuple[Line, ...] = ()
    left_out: frozenset[str] = frozenset()
    """Default headers switched off by typing null."""
    problems: tuple[Problem, ...] = ()
    warnings: tuple[str, ...] = ()

    def get(self, name: str) -> str:
        return next((line.value for line in self.lines if line.named(name)), "")


def typed_headers(pairs: Sequence[Pair], redactor: Redactor, *, https: bool) -> Typed:
    """Make lines from the Headers pane: null leaves a header out, a list repeats it."""
    lines: list[Line] = []
    problems: list[Problem] = []
    warnings: list[str] = []
    for pair in pairs:
        error = name_error(pair.name)
        if error is not None:
            problems.append(Problem("headers", "Headers", error))
        elif (warning := _not_sendable(pair.name, https=https)) is not None:
            warnings.append(warning)
        else:
            made = [_line(pair, text, redactor) for text in json_text.texts(pair.value)]
            problems.extend(_value_problems(made, "headers", "Headers"))
            lines.extend(made)
    problems.extend(_double_problems(lines))
    left_out = frozenset(pair.name.lower() for pair in pairs if pair.value is None)
    return Typed(tuple(lines), left_out, tuple(problems), tuple(warnings))


def cookie_line(pairs: Sequence[Pair]) -> Iterator[Line]:
    """Yield the Cookie header for the Cookie pane: `a=1; b=2`."""
    texts = [f"{pair.name}={text}" for pair in pairs for text in json_text.texts(pair.value)]
    if texts:
        yield Line("Cookie", json_text.writable("; ".join(texts)), "Cookie header")


def cookie_warnings(pairs: Iterable[Pair]) -> Iterator[str]:
    """Yield a sentence for each cookie that a server takes apart otherwise (RFC 6265 §5.4)."""
    for pair in pairs:
        is_cut = any(";" in text for text in (pair.name, *json_text.texts(pair.value)))
        if is_cut or "=" in pair.name or not pair.name.strip():
            yield (
                f"The server will not read the cookie “{pair.name}” as it is typed: "
                "a ; ends a cookie, and its name ends at the first =."
            )


def cookie_problems(lines: Iterable[Line]) -> Iterator[Problem]:
    """Yield a problem when a cookie would break the header it stands in."""
    yield from _value_problems(lines, "cookies", "Cookie")


def userinfo_line(pair: tuple[str, str]) -> Line:
    """Give what `https://user:password@host` means: HTTP Basic."""
    encoded = base64.b64encode(f"{pair[0]}:{pair[1]}".encode()).decode()
    return Line("Authorization", f"Basic {encoded}", "Authorization header (from the URL)")


def default_lines(lines: Sequence[Line], left_out: frozenset[str]) -> Iterator[Line]:
    """Yield what goes out unless it is typed or switched off."""
    present = {line.name.lower() for line in lines} | left_out
    for name, value in _DEFAULTS:
        if name.lower() not in present:
            yield Line(name, value)


def _line(pair: Pair, text: str, redactor: Redactor) -> Line:
    name, value = pair.name, text.strip(" \t")
    private = ""
    if pair.holds:
        private = f"{name} header with {pair.holds}"
    elif name.lower() in _CREDENTIALS:
        private = f"{name} header"
    elif redactor.finds(value):
        private = f"{name} header with a secret of the connection"
    return Line(name, value, private)


def _not_sendable(name: str, *, https: bool) -> str | None:
    if name.lower() in _COMPUTED:
        return f"The typed {name} header is not sent: it is computed from the body."
    if https and name.lower() in _HTTP1_ONLY:
        return f"The typed {name} header is not sent: HTTP/2 forbids it."
    return None


def _value_problems(lines: Iterable[Line], place: str, label: str) -> Iterator[Problem]:
    for line in lines:
        error = value_error(line.value, f"The value of {line.name}")
        if error is not None:
            yield Problem(place, label, error)


def _double_problems(lines: Sequence[Line]) -> Iterator[Problem]:
    for name in _ONLY_ONCE:
        if sum(line.named(name.lower()) for line in lines) > 1:
            yield Problem(
                "headers", "Headers", f"{name} is there more than once. Keep one of them."
            )

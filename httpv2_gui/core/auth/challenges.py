"""What a server asks for: WWW-Authenticate taken apart (RFC 9110 §11.6.1).

Several challenges may share a line or have one each, and a comma separates parameters as well as
challenges. Servers that bend the grammar are read as far as that is possible without guessing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from httpv2_gui.core.model.result import Headers

_TOKEN = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"  # noqa: S105 - a word of the grammar
_QUOTED = r'"(?P<quoted>(?:[^"\\]|\\.)*+)\\?"?'
_ITEM = re.compile(r'(?:"(?:[^"\\]|\\.?)*+"?|[^",])++', re.DOTALL)
_PARAMETER = re.compile(
    rf'(?P<name>{_TOKEN})[ \t]*=[ \t]*(?:{_QUOTED}|(?P<plain>[^",]*))', re.DOTALL
)
_BEGINNING = re.compile(rf"(?P<scheme>{_TOKEN})(?:[ \t]+(?P<rest>.*))?", re.DOTALL)
_TOKEN68 = re.compile(r"[A-Za-z0-9\-._~+/]+=*")
_QUOTED_PAIR = re.compile(r"\\(.)", re.DOTALL)
_MOST_NAMED = 8
_LONGEST_NAMED = 200


@dataclass(frozen=True)
class Challenge:
    """One way to authenticate that a server offers."""

    scheme: str
    """As written; its case means nothing."""
    parameters: tuple[tuple[str, str], ...] = ()
    """Names in lower case; values as they stood between their quotes, quoted-pairs included."""
    token68: str = ""
    """What stands instead of parameters, as in `Negotiate YII…`."""

    def named(self, scheme: str) -> bool:
        return self.scheme.lower() == scheme.lower()

    def raw(self, name: str) -> str | None:
        """Give a value as it stood between its quotes; the first one when it is repeated."""
        return next((value for key, value in self.parameters if key == name), None)

    def get(self, name: str) -> str:
        """Give what a value means; empty when it is not there."""
        return unescaped(self.raw(name) or "")

    def __str__(self) -> str:
        about = [f"realm “{self.get('realm')}”"] if self.raw("realm") else []
        about += [self.get("algorithm")] if self.raw("algorithm") else []
        return f"{self.scheme} ({', '.join(about)})" if about else self.scheme


def read(lines: Iterable[str]) -> tuple[Challenge, ...]:
    """Give the challenges of all WWW-Authenticate lines, in the server's order."""
    found: list[tuple[str, list[str]]] = []
    for item in _items(lines):
        is_parameter = _PARAMETER.fullmatch(item) is not None
        if not is_parameter and (beginning := _BEGINNING.fullmatch(item)) is not None:
            found.append((beginning["scheme"], [(beginning["rest"] or "").strip()]))
        elif is_parameter and found:
            found[-1][1].append(item)
    return tuple(_challenge(scheme, items) for scheme, items in found)


def offered(headers: Headers) -> tuple[Challenge, ...]:
    """Give the challenges of an answer."""
    return read(value for name, value in headers if name.lower() == "www-authenticate")


def parameters(lines: Iterable[str]) -> Challenge:
    """Read a header that has parameters without a scheme, such as Authentication-Info."""
    found = (_parameter(item) for item in _items(lines))
    return Challenge("", tuple(one for one in found if one is not None))


def in_words(challenges: Iterable[Challenge]) -> str:
    """List challenges for people: `Digest (realm “x”, MD5) and Basic (realm “x”)`."""
    return _listed(str(one) for one in challenges)


def names(challenges: Iterable[Challenge]) -> str:
    """List the schemes alone for people: `Negotiate and NTLM`; empty when there are none."""
    return _listed(one.scheme for one in challenges)


def _listed(texts: Iterable[str]) -> str:
    """Name a few of them, each shortened: a server may send any number of any length."""
    words = [_shortened(text) for text in dict.fromkeys(texts)]
    if len(words) > _MOST_NAMED:
        words[_MOST_NAMED:] = [f"{len(words) - _MOST_NAMED} more"]
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_NAMED else f"{text[:_LONGEST_NAMED]}…"


def unescaped(value: str) -> str:
    """Give what a quoted-string means: each quoted-pair stands for its second character."""
    return _QUOTED_PAIR.sub(r"\1", value)


def escaped(text: str) -> str:
    """Give a text as it stands between the quotes of a quoted-string (RFC 9110 §5.6.4)."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _items(lines: Iterable[str]) -> Iterator[str]:
    """Yield what commas separate; those inside quotes do not."""
    for line in lines:
        for match in _ITEM.finditer(line):
            if item := match.group().strip():
                yield item


def _parameter(item: str) -> tuple[str, str] | None:
    match = _PARAMETER.fullmatch(item)
    if match is None:
        return None
    plain = match["plain"]
    value = match["quoted"] if plain is None else escaped(plain.strip())
    return match["name"].lower(), value


def _challenge(scheme: str, items: list[str]) -> Challenge:
    token68 = items[0] if _TOKEN68.fullmatch(items[0]) else ""
    read_items = (_parameter(item) for item in (items[1:] if token68 else items))
    return Challenge(scheme, tuple(one for one in read_items if one is not None), token68)

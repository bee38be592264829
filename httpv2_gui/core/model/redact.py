"""Replaces known secrets in whatever is shown, logged, stored or exported.

A secret is looked for as it is and in the forms it takes on the wire: URL-encoded, as it stands
in a URL that was typed, form-encoded, JSON-escaped (also with `\\/`, as PHP writes it), escaped for
XML and HTML, in Base64 by itself or inside a text, and as HTTP Basic sends it (RFC 7617).
"""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, quote_plus

from httpv2_gui.core.model import json_text, url_text
from httpv2_gui.core.model.alternatives import any_of

SHORT = 6
"""A secret of fewer characters is replaced only where it stands as a whole word."""
_SHORTEST_RECEIVED = 3
"""Fewer characters are ordinary data in an answer: blanking `1` would make it unreadable."""


@dataclass(frozen=True)
class Known:
    """One secret text and the label that takes its place."""

    label: str
    text: str
    basic_user: str | None = None
    """User name that goes before it in HTTP Basic."""
    passing: bool = False
    """Long, and good for one exchange: the next but one of its label takes its place.

    It is looked for as it is and in a URL or in JSON: all forms of many would take seconds.
    """


class _Search(NamedTuple):
    """What is looked for; replaced as a whole, since signers learn in threads."""

    labels: dict[str, str]
    text: re.Pattern[str]
    bytes: re.Pattern[bytes]
    received: re.Pattern[bytes]


class Redactor:
    """Replaces what it knows; give it every secret of a connection and every fetched token."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._search: _Search | None = None
        self._passing: dict[str, list[list[str]]] = {}
        self.learn(*known)

    def learn(self, *known: Known) -> None:
        """Remember more secrets; many are quicker to learn at once than one after the other."""
        labels = dict(self._search.labels) if self._search is not None else {}
        learned = [self._add(one, labels) for one in known if one.text]
        if any(learned):  # the same token for every poll: nothing to prepare
            self._search = _search(labels)

    def _add(self, known: Known, labels: dict[str, str]) -> bool:
        """Add the forms that are new; whether there are any."""
        forms = _passing_forms(known.text) if known.passing else _forms(known)
        fresh = [form for form in dict.fromkeys(forms) if form not in labels]
        if not fresh:
            return False
        label = f"<{known.label}>"
        for form in self._let_pass(label, fresh) if known.passing else ():
            labels.pop(form, None)
        labels |= dict.fromkeys(fresh, label)
        return True

    def _let_pass(self, label: str, fresh: list[str]) -> list[str]:
        """Give what to forget. Two are kept: one may be on its way when the next is made."""
        kept = self._passing.setdefault(label, [])
        kept.append(fresh)
        return kept.pop(0) if len(kept) > 2 else []

    def text(self, text: str) -> str:
        """Give the text with labels in place of secrets."""
        search = self._search
        if search is None:
            return text
        return search.text.sub(lambda match: search.labels[match.group()], text)

    def bytes(self, content: bytes) -> bytes:
        """Give the content with labels in place of secrets; the same object if there are none."""
        search = self._search
        return content if search is None else _replaced(search, search.bytes, content)

    def received(self, content: bytes) -> bytes:
        """Give what a server answered, likewise; a secret of one or two characters stays."""
        search = self._search
        return content if search is None else _replaced(search, search.received, content)

    def finds(self, text: str) -> bool:
        """Whether a known secret stands in the text."""
        return self._search is not None and self._search.text.search(text) is not None


_TELLING = 8
"""Fewer characters of Base64 may stand in any other text."""
_PERCENT = re.compile("%[0-9A-F]{2}")


def _passing_forms(text: str) -> Iterator[str]:
    yield text
    yield quote(text, safe="")
    yield text.replace("/", "\\/")


def _forms(known: Known) -> Iterator[str]:
    text = json_text.writable(known.text)
    in_json = (json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1])
    for one in dict.fromkeys((text, *in_json)):  # JSON may stand in a form or in a query itself
        yield one
        for encoded in (quote(one, safe=""), quote(one), quote_plus(one), url_text.encoded(one)):
            yield encoded
            yield _PERCENT.sub(lambda match: match.group().lower(), encoded)
    for escaped in in_json:
        yield escaped.replace("/", "\\/")
    yield html.escape(text)
    yield html.escape(text, quote=False)
    yield from _base64(text.encode())
    if known.basic_user is not None:
        yield from _base64(f"{json_text.writable(known.basic_user)}:{text}".encode())


def _base64(content: bytes) -> Iterator[str]:
    encoded = base64.b64encode(content).decode()
    yield encoded
    yield encoded.rstrip("=")
    yield quote(encoded, safe="")
    for offset in range(3):
        yield from _inside_base64(content, offset)


def _inside_base64(content: bytes, offset: int) -> Iterator[str]:
    """Yield what every Base64 shows of a text that has `content` after 3n + `offset` bytes."""
    encoded = base64.b64encode(bytes(offset) + content).decode()
    own = encoded[offset and offset + 1 : (offset + len(content)) * 8 // 6]
    if len(own) >= _TELLING:
        yield own
        yield own.replace("+", "-").replace("/", "_")


_NOTHING = "(?!)"


def _alternatives(labels: Iterable[str]) -> str:
    """Long ones anywhere, short ones only where they stand as a word."""
    long = [form for form in labels if len(form) >= SHORT]
    short = [form for form in labels if len(form) < SHORT]
    parts = (
        any_of(long) if long else "",
        rf"(?<!\w)(?:{any_of(short)})(?!\w)" if short else "",
    )
    return "|".join(filter(None, parts)) or _NOTHING


def _search(labels: dict[str, str]) -> _Search:
    everywhere = re.compile(_alternatives(labels).encode())
    long = [form for form in labels if len(form) >= _SHORTEST_RECEIVED]
    received = everywhere if len(long) == len(labels) else re.compile(_alternatives(long).encode())
    return _Search(labels, re.compile(_alternatives(labels)), everywhere, received)


def _replaced(search: _Search, pattern: re.Pattern[bytes], content: bytes) -> bytes:
    return pattern.sub(lambda match: search.labels[match.group().decode()].encode(), content)

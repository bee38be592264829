"""A body's text as the text view shows it: laid out or raw, its first part or all."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Literal

from httpv2_gui.core.document import pretty
from httpv2_gui.core.document.search import Wanted, find_in_text
from httpv2_gui.core.document.xml_text import indent_xml
from httpv2_gui.core.model.json_text import JsonError, writable
from httpv2_gui.core.model.result import media_type
from httpv2_gui.ui.base.qt_text import in_qt_units
from httpv2_gui.ui.responses.reading import Reading

Language = Literal["json", "xml", "text"]

FIRST = 1_000_000
"""Characters that are shown at first."""
FIRST_OF_LONG_LINES = 100_000
"""The same, where lines are so long that Qt takes seconds to lay them out."""
LONG_LINE = 20_000
FOUND_AT_MOST = 5000


@dataclass(frozen=True)
class PreparedText:
    """What goes into the editor."""

    text: str
    language: Language
    total: int
    """Characters there are; more than the text has when it is only the first part."""

    @property
    def is_cut(self) -> bool:
        return len(self.text) < self.total


def language_of(reading: Reading) -> Language:
    """Name the language to highlight: what the body is, not only what it is called."""
    if reading.document is not None:
        return "json"
    if reading.not_json is not None:
        return "json"
    declared = media_type(reading.received.headers) if reading.received else ""
    is_xml = declared.endswith(("/xml", "+xml", "/html")) or reading.kind.extension in (
        "xml",
        "svg",
    )
    return "xml" if is_xml else "text"


def prepare(reading: Reading, *, laid_out: bool, whole: bool) -> PreparedText:
    """Lay the text out and cut it. Takes its time: not for the window's thread."""
    language = language_of(reading)
    text = writable(_laid_out(reading, language) if laid_out else reading.text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\u2400")
    if whole or len(text) <= FIRST_OF_LONG_LINES:
        return PreparedText(text, language, len(text))
    longest = max(map(len, text[:FIRST].split("\n")))
    limit = FIRST if longest < LONG_LINE else FIRST_OF_LONG_LINES
    return PreparedText(text[:limit], language, len(text))


def _laid_out(reading: Reading, language: Language) -> str:
    if reading.document is not None:
        try:
            return pretty.indent(reading.text)
        except JsonError:
            return reading.text
    return indent_xml(reading.text) if language == "xml" else reading.text


def places(text: str, sought: str) -> list[tuple[int, int]]:
    """Find text as Qt counts: start and end of each match in UTF-16 units."""
    found = find_in_text(in_qt_units(text), Wanted(in_qt_units(sought)))
    return list(islice(found, FOUND_AT_MOST))

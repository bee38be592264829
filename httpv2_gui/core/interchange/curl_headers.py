"""Headers and cookies of a curl command, and the panes of a Request they become."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from httpv2_gui.core.interchange.command_words import Word
from httpv2_gui.core.interchange.curl_command import Command
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.header_text import name_error
from httpv2_gui.core.model.json_text import Json, Members

_COMPUTED = ("content-length", "transfer-encoding", "connection", "expect")


@dataclass(frozen=True)
class HeaderLine:
    """One header of -H; `off` is `-H 'Accept:'`, which takes one of curl's own away."""

    name: str
    value: str
    word: Word
    off: bool = False

    def is_named(self, name: str) -> bool:
        return self.name.lower() == name


def headers_of(command: Command, added: Iterable[tuple[str, str]]) -> list[HeaderLine]:
    """Give the headers in order: -H, then -A and -e, then what curl adds by itself."""
    lines = [one for option in command.all("header") for one in _line(option.word, command.notes)]
    for name, option in (("User-Agent", "user-agent"), ("Referer", "referer")):
        found = command.last(option)
        if found is not None and not _has(lines, name):
            value = re.sub(r";auto$", "", found.value)
            if value:
                lines.append(HeaderLine(name, value, found.word))
            elif option == "user-agent":
                lines.append(HeaderLine(name, "", found.word, off=True))
    span = command.last("range")
    if span is not None and not _has(lines, "Range"):
        lines.append(HeaderLine("Range", f"bytes={span.value}", span.word))
    lines += [HeaderLine(n, value, Word(value)) for n, value in added if not _has(lines, n)]
    return lines


def _line(word: Word, notes: list[str]) -> Iterable[HeaderLine]:
    text = word.text
    if text.startswith("@"):
        notes.append(f"Headers would be read from {text[1:]}: copy them from it.")
        return
    name, colon, value = text.partition(":")
    name = name.strip()
    if not colon:
        name, semicolon, value = text.partition(";")
        name = name.strip()
        if not semicolon or value.strip():
            notes.append(f"-H with “{name[:40]}” has no colon: curl sends no such header.")
            return
        yield HeaderLine(name, "", word)
        return
    if name_error(name) is not None:
        notes.append(f"The header “{name[:40]}” is left out: no header can have this name.")
    elif name.lower() in _COMPUTED:
        if value.strip() and name.lower() != "connection":
            notes.append(f"{name} is left out: it is computed when the request is sent.")
    else:
        yield HeaderLine(name, value.strip(), word, off=not value.strip())


def _has(lines: Iterable[HeaderLine], name: str) -> bool:
    return any(one.is_named(name.lower()) for one in lines)


def content_type_of(lines: Iterable[HeaderLine]) -> str | None:
    """Give the Content-Type that goes out; None when there is none."""
    return next((one.value for one in lines if one.is_named("content-type") and one.value), None)


def pane(lines: Sequence[HeaderLine]) -> str:
    """Write the Headers pane: null leaves one out, a list repeats it."""
    values: dict[str, list[HeaderLine]] = {}
    for line in lines:
        values.setdefault(line.name.lower(), []).append(line)
    entries: list[tuple[str, Json]] = []
    for same in values.values():
        kept = [one.value for one in same if not one.off]
        value: Json = list(kept) if len(kept) > 1 else kept[0] if kept else None
        entries.append((same[0].name, value))
    return _object(entries)


def cookies_of(command: Command, lines: list[HeaderLine]) -> str:
    """Write the Cookie pane from -b and from the Cookie header, which is taken out."""
    texts: list[str] = []
    for option in command.all("cookie"):
        if "=" in option.value:
            texts.append(option.value)
        elif option.value:
            command.notes.append(f"Cookies would be read from {option.value}: copy them from it.")
    for line in [one for one in lines if one.is_named("cookie") and not one.off]:
        texts.append(line.value)
        lines.remove(line)
    pairs = [_pair(one) for text in texts for one in text.split(";") if one.strip()]
    grouped: dict[str, list[str]] = {}
    for name, value in pairs:
        grouped.setdefault(name, []).append(value)
    return _object(
        [(name, list(same) if len(same) > 1 else same[0]) for name, same in grouped.items()]
    )


def _pair(text: str) -> tuple[str, str]:
    name, _equals, value = text.strip().partition("=")
    return name.strip(), value.strip()


def _object(entries: list[tuple[str, Json]]) -> str:
    if not entries:
        return ""
    rows = (f"  {json_text.dump(Members([one]))[1:-1]}" for one in entries)
    return "{\n" + ",\n".join(rows) + "\n}"

"""Values as TOML text: readable where TOML allows it, exact always."""

from __future__ import annotations

import json
import re
from typing import cast

import tomlkit
from tomlkit.items import InlineTable, Item, String, StringType, Trivia, item

Plain = str | bool | int | list[str] | list[dict[str, str]]
"""What a declared field is in a file."""

_NEVER_LITERAL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]|'''|'$")
_LONG_LINE = 80
_WORTH_LITERAL = re.compile(r'["\\\n]')


def item_of(value: Plain) -> Item:
    """Give a value as tomlkit writes it."""
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, list):
        array = tomlkit.array()
        cast("list[Item]", array).extend(
            _string(one) if isinstance(one, str) else _inline(one) for one in value
        )
        return array.multiline(len(array.as_string()) > _LONG_LINE)
    return item(value)


def _inline(pairs: dict[str, str]) -> InlineTable:
    table = tomlkit.inline_table()
    for key, value in pairs.items():
        table.append(key, _string(value))
    return table


def text_of(value: Plain) -> str:
    """Give a value as it stands in a file."""
    return item_of(value).as_string()


def _string(text: str) -> String:
    """Give bodies and JSON as literal text; the parser drops the first line break after '''."""
    if _WORTH_LITERAL.search(text) and not _NEVER_LITERAL.search(text):
        written = "\n" + text if "\n" in text else text
        return String(StringType.MLL, text, written, Trivia())
    return String(StringType.SLB, text, _escaped(text), Trivia())


def _escaped(text: str) -> str:
    """Escape as in JSON, whose escapes TOML shares; it also wants DEL escaped."""
    return json.dumps(text, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007f")

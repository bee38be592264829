"""The inputs of a block as `trigger.yaml` declares them, and placeholders that nobody declares."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from yaml.nodes import Node

from httpv2_gui.core.interchange import yaml_text
from httpv2_gui.core.interchange.yaml_text import Document, child, items, text_in
from httpv2_gui.core.model.block import Input

_REFERENCE = re.compile(r"\[Input\.([^\[\]|\"\n]+)\]")
_REQUIRED = re.compile(r"\(\s*required\s*\)", re.IGNORECASE)
_OF_THE_CASE = re.compile(
    r"\[(Alert|Event|Case|Entity|Loop|Environment|General|Context)\.[^\[\]\n]*\]"
)


def inputs_of(document: Document) -> tuple[Input, ...]:
    """Give the inputs; one whose name says “(Required)” is required: the platform has no flag."""
    return tuple(
        Input(name=name, default=text_in(item, "value"), required=bool(_REQUIRED.search(name)))
        for item in items(child(document.root, "conditions"))
        if (name := text_in(item, "field_name"))
    )


def written(inputs: Iterable[Input], document: Document) -> bytes:
    """Write changed inputs into the document they came from."""
    node = child(document.root, "conditions")
    now = tuple((one.name, "" if one.secret else one.default) for one in inputs)
    before = tuple((one.name, one.default) for one in inputs_of(document))
    if node is None or now == before:
        return document.text.encode()
    if [name for name, _ in now] == [name for name, _ in before]:
        values = dict(now)
        changes = {
            value: document.written(values[text_in(item, "field_name")], value)
            for item in items(node)
            if (value := child(item, "value")) is not None
            and text_in(item, "value") != values.get(text_in(item, "field_name"))
        }
        return document.replaced(changes).encode()
    return _with_list(now, document, node).encode()


def _with_list(entries: Iterable[tuple[str, str]], document: Document, node: Node) -> str:
    """Write the whole list anew: inputs were added, removed, renamed or put in another order."""
    listed = conditions(entries)
    text = "\n" + yaml_text.dump(listed) if listed else " []\n"
    colon = document.text.rfind(":", 0, node.start_mark.index) + 1
    return document.text[:colon] + text + document.text[node.end_mark.index :].lstrip("\n")


def conditions(entries: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    """Give inputs as the platform writes them."""
    return [
        {
            "field_name": name,
            "value": value,
            "match_type": "equal",
            "custom_operator_name": None,
        }
        for name, value in entries
    ]


def notes_on_references(step: str, text: str, declared: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each placeholder that nobody could fill."""
    names = list(declared)
    for name in dict.fromkeys(one[1] for one in _REFERENCE.finditer(text)):
        if name not in names:
            near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
            guess = f" Did its author mean “{near[0]}”?" if near else ""
            yield f"“{step}” uses [Input.{name}], which the block does not declare.{guess}"
    roots = dict.fromkeys(one[1] for one in _OF_THE_CASE.finditer(text))
    if roots:
        yield (
            f"“{step}” uses values of {', '.join(roots)}, which only the platform has: make them "
            "inputs."
        )

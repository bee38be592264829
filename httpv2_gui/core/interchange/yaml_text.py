"""YAML that is read safely and changed in place: every byte that nobody changes stays.

A document is composed to nodes that know where they stand in the text. A new value is written over
the old one's place; keys, order, comments and quotes around it are not touched, and neither is what
we do not know. Aliases are refused, depth and size are bounded: a file of a few lines could else
stand for gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, cast

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from httpv2_gui.core.interchange.format import InterchangeError

DEEPEST = 40
MOST_EVENTS = 200_000
LARGEST = 4 * 1024 * 1024
"""Characters; the platform's largest playbooks have some hundred thousand."""

_INDENT = 4
_BEFORE_VALUE = re.compile(r"(?P<indent>(?:- *| *))(?P<key>[^\s:][^:]*): +")


class _Loads(Protocol):
    """What PyYAML's loaders have in common, with types."""

    def get_single_node(self) -> Node | None: ...
    def check_event(self) -> bool: ...
    def get_event(self) -> yaml.Event: ...
    def dispose(self) -> None: ...


_Loader = cast("Callable[[str], _Loads]", getattr(yaml, "CSafeLoader", yaml.SafeLoader))
_Dumper = cast("type[yaml.SafeDumper]", getattr(yaml, "CSafeDumper", yaml.SafeDumper))

Value = None | bool | str | list["Value"] | dict[str, "Value"]
"""What a document holds. Numbers and dates are left as their text."""


@dataclass(frozen=True)
class Document:
    """A text and its nodes."""

    text: str
    root: Node

    @property
    def value(self) -> Value:
        return value_of(self.root)

    def replaced(self, changes: dict[Node, str]) -> str:
        """Give the text with YAML written over the places of nodes."""
        text = self.text
        for node, written in sorted(changes.items(), key=lambda one: -one[0].start_mark.index):
            text = text[: node.start_mark.index] + written + text[node.end_mark.index :]
        return text

    def written(self, value: str | None, over: Node) -> str:
        """Write a text for the place of a node, folded as the platform folds it there."""
        if value is None:
            return "null"
        start = over.start_mark.index
        before = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        found = _BEFORE_VALUE.fullmatch(before)
        key = "k" * len(found["key"]) if found else "k"
        is_in_list = found is not None and len(found["indent"]) >= _INDENT
        written = dump([{key: value}] if is_in_list else {key: value})
        return written.partition(f"{key}: ")[2].removesuffix("\n")


def read(text: str, path: str = "") -> Document:
    """Compose one document; raises InterchangeError with the line."""
    text = text.removeprefix("\ufeff")
    if len(text) > LARGEST:
        raise InterchangeError(f"It has more than {LARGEST:,} characters.", path=path)
    try:
        _check(text, path)
        root = _compose(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        message = f"This is no YAML: {error.problem or error.context or 'it cannot be read'}."
        raise InterchangeError(message, path=path, line=line) from None
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        raise InterchangeError(f"This is no YAML: {reason}.", path=path) from None
    if root is None:
        raise InterchangeError("The file is empty.", path=path)
    return Document(text, root)


def _compose(text: str) -> Node | None:
    loader = _Loader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _events(text: str) -> Iterator[yaml.Event]:
    loader = _Loader(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


def _check(text: str, path: str) -> None:
    """Go through the events first: they take no memory, however they are nested."""
    depth = 0
    for number, event in enumerate(_events(text)):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            message = "It repeats a part by an alias (*), which no export of the platform does."
            raise InterchangeError(message, path=path, line=line)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            message = f"It is nested more than {DEEPEST} levels deep."
            raise InterchangeError(message, path=path, line=line)
        if number > MOST_EVENTS:
            raise InterchangeError("It has too many entries.", path=path, line=line)


def value_of(node: Node) -> Value:
    """Give a node's value; of equal keys the last counts."""
    if isinstance(node, MappingNode):
        return {_text(key): value_of(value) for key, value in _pairs(node)}
    if isinstance(node, SequenceNode):
        return [value_of(item) for item in cast("list[Node]", node.value)]
    if node.tag == "tag:yaml.org,2002:null":
        return None
    if node.tag == "tag:yaml.org,2002:bool":
        return _text(node).lower() in ("true", "yes", "on")
    return _text(node)


def child(node: Node | None, key: str) -> Node | None:
    """Give the value of a mapping's key; None when there is none, or no mapping."""
    if not isinstance(node, MappingNode):
        return None
    return next((value for name, value in _pairs(node) if _text(name) == key), None)


def items(node: Node | None) -> list[Node]:
    """Give the nodes of a list; nothing for all else."""
    return list(cast("list[Node]", node.value)) if isinstance(node, SequenceNode) else []


def text_in(node: Node | None, key: str) -> str:
    """Give the text of a mapping's key; blank for null, for none, for a list."""
    found = child(node, key)
    value = value_of(found) if isinstance(found, ScalarNode) else None
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else ""


def flag_in(node: Node | None, key: str) -> bool | None:
    """Give a mapping's true or false; None when it is neither."""
    found = child(node, key)
    value = value_of(found) if found is not None else None
    return value if isinstance(value, bool) else None


def line_of(node: Node) -> int:
    """Give the line a node begins in, 1-based."""
    return node.start_mark.line + 1


def dump(value: Any) -> str:
    """Write a document as the platform does: keys in order, lists 4 columns deep."""
    return yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, indent=_INDENT, width=80, allow_unicode=True
    )


def _pairs(node: MappingNode) -> list[tuple[Node, Node]]:
    return cast("list[tuple[Node, Node]]", node.value)


def _text(node: Node) -> str:
    return cast("str", node.value) if isinstance(node, ScalarNode) else ""

"""Finds text in nodes, cells and plain text; every search can be stopped between two results."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from httpv2_gui.core.document.tree import Node


class PatternError(ValueError):
    """A regular expression that cannot be used, in a sentence."""


@dataclass(frozen=True)
class Wanted:
    """What to look for."""

    text: str
    regex: bool = False
    match_case: bool = False

    def pattern(self) -> re.Pattern[str]:
        """Give the compiled pattern; raises PatternError."""
        flags = re.NOFLAG if self.match_case else re.IGNORECASE
        try:
            return re.compile(self.text if self.regex else re.escape(self.text), flags)
        except (re.error, OverflowError, RecursionError) as error:
            raise PatternError(f"This is not a regular expression: {error}.") from None


Test = Callable[[str], bool]


def test_for(wanted: Wanted) -> Test:
    """Give a function that says whether a text has what is wanted; raises PatternError."""
    if wanted.regex or not wanted.match_case:
        search = wanted.pattern().search
        return lambda text: search(text) is not None
    return lambda text: wanted.text in text


def find_in_text(text: str, wanted: Wanted) -> Iterator[tuple[int, int]]:
    """Yield where each match starts and ends; matches of no length are passed over."""
    if not wanted.text:
        return
    for match in wanted.pattern().finditer(text):
        if match.end() > match.start():
            yield match.span()


def find_in_tree(root: Node, wanted: Wanted) -> Iterator[Node]:
    """Yield the nodes whose key or value has what is wanted, in document order."""
    if not wanted.text:
        return
    has = test_for(wanted)
    for node in root.walk():
        if has(node.name) or has(node.text):
            yield node

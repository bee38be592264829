"""Cuts a command that somebody copied into words, as its shell would, and runs nothing of it.

`$NAME`, `$(…)` and backticks stay the text they are and are named. Of several commands only curl's
own is kept; the rest is named, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from httpv2_gui.core.interchange import ansi_c


class Word(NamedTuple):
    """One word; `live` are the pieces that a shell would have replaced."""

    text: str
    live: tuple[str, ...] = ()


@dataclass
class Words:
    """The words of the first command, and in sentences what was left out."""

    words: list[Word] = field(default_factory=list[Word])
    notes: list[str] = field(default_factory=list[str])
    rest: str = ""
    """What follows after the command: a pipe, a second command."""


_VARIABLE = re.compile(r"\$(?:[A-Za-z_]\w*|\{[^{}\n]*\}|[0-9@*#?$!-])")
_OPERATOR = re.compile(r"\|\||&&|\|&?|;;?|&(?!>)|\n")
_REDIRECTION = re.compile(r"(?:[0-9]*|&)(?:>>|>\||>&|<<<|<<-?|<&|[<>])[ \t]*")
_DOUBLE_ESCAPES = '$`"\\\n'


def posix(text: str) -> Words:
    """Cut by the rules of a POSIX shell, and of bash for `$'…'`."""
    return _Posix(text).read()


class _Posix:
    """One pass from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._word: list[str] | None = None
        self._live: list[str] = []
        self._found = Words()

    def read(self) -> Words:
        while self._at < len(self._text):
            if self._step():
                break
        self._end_word()
        return self._found

    def _step(self) -> bool:
        """Take what stands here; whether the command has ended."""
        char = self._text[self._at]
        if char in " \t\r":
            self._end_word()
            self._at += 1
        elif char == "#" and self._word is None:
            end = self._text.find("\n", self._at)
            self._at = len(self._text) if end < 0 else end
        elif (redirection := self._begins_redirection()) is not None:
            self._skip_redirection(redirection)
        elif (operator := _OPERATOR.match(self._text, self._at)) is not None:
            return self._ends_command(operator.group())
        else:
            self._piece(char)
        return False

    def _ends_command(self, operator: str) -> bool:
        self._end_word()
        self._at += len(operator)
        if not self._found.words:
            return False  # an empty line, or the end of a comment
        self._found.rest = (operator + self._text[self._at :]).strip()
        return True

    def _begins_redirection(self) -> str | None:
        if self._word is not None and self._text[self._at] not in "<>":
            return None  # digits inside a word are no file descriptor
        match = _REDIRECTION.match(self._text, self._at)
        return match.group() if match else None

    def _skip_redirection(self, operator: str) -> None:
        """Leave out `> file`: where the answer goes is no part of the request."""
        self._end_word()
        self._at += len(operator)
        kept = len(self._found.words)
        while self._at < len(self._text) and self._text[self._at] not in " \t\r\n;|&":
            self._piece(self._text[self._at])
        self._end_word()
        for word in self._found.words[kept:]:
            self._found.notes.append(f"The shell's {operator.strip()} {word.text} is left out.")
        del self._found.words[kept:]

    def _piece(self, char: str) -> None:
        if self._word is None:
            self._word = []
        rest = self._text[self._at + 1 : self._at + 2]
        if char == "\\":
            self._at += 2
            self._word.append("" if rest == "\n" else rest)
            if rest == "\n" and self._word == [""]:
                self._word = None
        elif char == "'":
            self._single(self._at + 1)
        elif char == '"':
            self._double(self._at + 1)
        elif char == "$" and rest == "'":
            text, self._at = ansi_c.read(self._text, self._at + 2)
            self._word.append(text)
        elif char == "$" and rest == '"':
            self._double(self._at + 2)
        elif char in "$`":
            self._expansion()
        else:
            self._word.append(char)
            self._at += 1

    def _single(self, start: int) -> None:
        end = self._text.find("'", start)
        self._unclosed_unless(end >= 0, "'")
        end = end if end >= 0 else len(self._text)
        self._add(self._text[start:end])
        self._at = end + 1

    def _double(self, start: int) -> None:
        self._at = start
        while self._at < len(self._text) and (char := self._text[self._at]) != '"':
            following = self._text[self._at + 1 : self._at + 2]
            if char == "\\" and following and following in _DOUBLE_ESCAPES:
                self._add("" if following == "\n" else following)
                self._at += 2
            elif char in "$`":
                self._expansion()
            else:
                self._add(char)
                self._at += 1
        self._unclosed_unless(self._at < len(self._text), '"')
        self._at += 1

    def _expansion(self) -> None:
        """Keep what a shell would replace, as it is written."""
        start = self._at
        if self._text[start] == "`":
            end = self._text.find("`", start + 1)
            self._at = len(self._text) if end < 0 else end + 1
        elif self._text.startswith("$(", start):
            self._at = _end_of_parentheses(self._text, start + 1)
        elif (match := _VARIABLE.match(self._text, start)) is not None:
            self._at = match.end()
        else:  # a dollar that means nothing
            self._add("$")
            self._at += 1
            return
        kept = self._text[start : self._at]
        self._add(kept)
        self._live.append(kept)

    def _add(self, text: str) -> None:
        if self._word is None:
            self._word = []
        self._word.append(text)

    def _end_word(self) -> None:
        if self._word is not None:
            self._found.words.append(Word("".join(self._word), tuple(self._live)))
        self._word = None
        self._live = []

    def _unclosed_unless(self, is_closed: bool, quote: str) -> None:
        if not is_closed:
            self._found.notes.append(
                f"A quote ({quote}) is not closed: the end of the command may be missing."
            )


def _end_of_parentheses(text: str, at: int) -> int:
    """Give where `(…)` ends; quotes inside hide parentheses."""
    depth = 0
    quote = ""
    while at < len(text):
        char = text[at]
        if char == "\\" and quote != "'":
            at += 1
        elif quote:
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        elif char in "()":
            depth += 1 if char == "(" else -1
            if depth == 0:
                return at + 1
        at += 1
    return len(text)

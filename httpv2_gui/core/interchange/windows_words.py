"""Cuts a command for Windows' command prompt, as browsers copy it with “Copy as cURL (cmd)”.

First `cmd.exe` takes its carets away, then the program takes its quotes: two rules, one after the
other.
"""

from __future__ import annotations

import re

from httpv2_gui.core.interchange.command_words import Word, Words

_LOOKS = re.compile(r"\^\s*\r?\n|\^\"|(?:^|\s)curl\.exe\b")
_VARIABLE = re.compile(r"%[A-Za-z_]\w{2,}%")
_BACKSLASHES = re.compile(r"(\\*)(\"?)")


def looks_like_it(text: str) -> bool:
    """Whether a command was written for the command prompt."""
    return _LOOKS.search(text) is not None


def windows(text: str) -> Words:
    """Cut by the rules of cmd.exe and of the C library's argv."""
    found = Words()
    line, found.rest = _without_carets(text.replace("\r\n", "\n").strip(" \t\r\n"))
    for word in _arguments(line):
        found.words.append(Word(word, tuple(_VARIABLE.findall(word))))
    return found


def _without_carets(text: str) -> tuple[str, str]:
    """Give what cmd.exe hands on, and the commands after it."""
    given: list[str] = []
    is_quoted = False
    at = 0
    while at < len(text):
        char = text[at]
        if char == "^" and not is_quoted:
            at = _escaped(text, at + 1, given)
            continue
        if char == '"':
            is_quoted = not is_quoted
        if not is_quoted and char in "\n&|" and "".join(given).strip():
            return "".join(given), text[at:].strip()
        given.append(char)
        at += 1
    return "".join(given), ""


def _escaped(text: str, at: int, given: list[str]) -> int:
    """Take the character after a caret; a caret at the end of a line joins the next one to it."""
    if text[at : at + 1] == "\n":
        at += 1
        if text[at : at + 1] != "\n":
            return at
    given.append(text[at : at + 1])
    return at + 1


def _arguments(line: str) -> list[str]:
    words: list[str] = []
    word: list[str] | None = None
    is_quoted = False
    at = 0
    while at < len(line):
        match = _BACKSLASHES.match(line, at)
        slashes, quote = match.groups() if match else ("", "")
        if not slashes and not quote and not is_quoted and line[at] in " \t\n":
            if word is not None:
                words.append("".join(word))
            word = None
            at += 1
            continue
        word = [] if word is None else word
        at += len(slashes) + len(quote)
        if not quote:  # backslashes mean something only before a quote
            word.append(slashes or line[at])
            at += 0 if slashes else 1
            continue
        word.append("\\" * (len(slashes) // 2))
        if len(slashes) % 2:
            word.append('"')
        elif is_quoted and line[at : at + 1] == '"':  # "" inside quotes is one, too
            word.append('"')
            at += 1
        else:
            is_quoted = not is_quoted
    if word is not None:
        words.append("".join(word))
    return words

"""A body that a command is given through a pipe, as our own export writes what no word can hold.

`{ printf '%s' 'text'; base64 -d <<'EOF' … } | curl … --data-binary @-`: only these two, which are
read as the text they stand for. Nothing else is run.
"""

from __future__ import annotations

import base64
import binascii
import re

from httpv2_gui.core.interchange.command_words import Word, posix

_BEGIN = re.compile(r"\A(?P<comments>(?:[ \t]*(?:#[^\n]*)?\n)*)\{\n")
_END = re.compile(r"\}[ \t]*\|[ \t]*(?=curl[ \t])")
_HEREDOC = re.compile(r"base64 -d <<'EOF'\n(?P<lines>[A-Za-z0-9+/=\n]*?)EOF\n")


def split(text: str) -> tuple[Word | None, str]:
    """Give what goes through the pipe, and the command without it; None and all where none does."""
    begin = _BEGIN.match(text)
    if begin is None:
        return None, text
    pieces: list[Word] = []
    rest = text[begin.end() :]
    while (end := _END.match(rest)) is None:
        piece = _heredoc(rest) or _printf(rest)
        if piece is None:
            return None, text
        word, rest = piece
        pieces.append(word)
    live = tuple(one for piece in pieces for one in piece.live)
    whole = Word("".join(piece.text for piece in pieces), live)
    return whole, begin["comments"] + rest[end.end() :]


def _printf(text: str) -> tuple[Word, str] | None:
    if not text.startswith("printf '%s' "):
        return None
    found = posix(text)
    if len(found.words) != 3 or found.notes:
        return None
    return found.words[2], found.rest


def _heredoc(text: str) -> tuple[Word, str] | None:
    match = _HEREDOC.match(text)
    if match is None:
        return None
    try:
        content = base64.b64decode(match["lines"])
    except binascii.Error:
        return None
    return Word(content.decode("utf-8", "surrogateescape")), text[match.end() :]

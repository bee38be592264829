"""Writes text for a POSIX shell: everything quoted, but for variables that stand for secrets."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

_SHELLS_OWN = frozenset(
    (
        *("BASH", "CDPATH", "COLUMNS", "EDITOR", "EUID", "HISTFILE", "HOME", "HOSTNAME", "IFS"),
        *("LANG", "LANGUAGE", "LINES", "LOGNAME", "MAIL", "OLDPWD", "OPTARG", "OPTIND", "PATH"),
        *("PPID", "PS1", "PS2", "PWD", "RANDOM", "SECONDS", "SHELL", "TERM", "TMPDIR", "UID"),
        *("USER", "USERNAME"),
    )
)


class Variables:
    """Shell variables for labels such as `<API Key Secret>`, each named once."""

    def __init__(self, labels: Iterable[str]) -> None:
        self._names: dict[str, str] = {}
        marks = sorted({f"<{label}>" for label in labels}, key=lambda mark: (-len(mark), mark))
        self._pattern = re.compile("|".join(map(re.escape, marks))) if marks else None
        self.used: dict[str, str] = {}
        """Variables that were written, with their labels."""

    def name(self, label: str) -> str:
        """Give the variable that stands for a label, to be set by the person."""
        if label not in self._names:
            self._names[label] = _unused(_variable(label), self._names.values())
        self.used[self._names[label]] = label
        return self._names[label]

    def pieces(self, text: str, besides: Collection[str] = ()) -> list[tuple[str, bool]]:
        """Cut a text into (text, False) and (variable, True), labels `besides` left as text."""
        if self._pattern is None:
            return [(text, False)]
        found: list[tuple[str, bool]] = []
        end = 0
        for match in self._pattern.finditer(text):
            label = match.group()[1:-1]
            if label not in besides:
                found.append((text[end : match.start()], False))
                found.append((self.name(label), True))
                end = match.end()
        found.append((text[end:], False))
        return [(piece, is_variable) for piece, is_variable in found if piece]

    def word(self, text: str) -> str:
        """Write a text as one word of the shell."""
        return joined(self.pieces(text))


def joined(pieces: Sequence[tuple[str, bool]]) -> str:
    """Write pieces as one word of the shell."""
    written = (f'"${piece}"' if is_variable else quoted(piece) for piece, is_variable in pieces)
    return "".join(written) or "''"


def quoted(text: str) -> str:
    """Write a text in single quotes, in which the shell changes nothing."""
    return "'" + text.replace("'", "'\\''") + "'"


def _variable(label: str) -> str:
    name = re.sub(r"[^A-Z0-9]+", "_", label.upper()).strip("_") or "SECRET"
    return f"SECRET_{name}" if name[0].isdigit() or name in _SHELLS_OWN else name


def _unused(name: str, names: Iterable[str]) -> str:
    taken = set(names)
    number = 1
    candidate = name
    while candidate in taken:
        number += 1
        candidate = f"{name}_{number}"
    return candidate

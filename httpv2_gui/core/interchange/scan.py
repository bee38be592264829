"""A last look at files before they are written: none may hold a known secret, in whatever form.

Labels take the place of secrets long before. This finds what a person typed into a request, or what
a server sent back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from httpv2_gui.core.interchange.format import Files, InterchangeError
from httpv2_gui.core.model.redact import Known, Redactor

_ESCAPED = re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_CONTINUED = re.compile(r"\\\r?\n[ \t]*")
_FOLDED = re.compile(r"[ \t]*\r?\n[ \t]*")
_DEEPEST = 4
"""Texts in texts: JSON in JSON in a quoted YAML text has three."""


def refuse_secrets(files: Files, known: Iterable[Known]) -> None:
    """Raise InterchangeError that names file and secret, never its text."""
    for path, content in files.items():
        label = secret_in(content, known)
        if label:
            raise InterchangeError(
                f"It would hold a secret of the connection ({label}), so nothing was written. Take "
                "it out of the request: the connection puts it in.",
                path=path,
            )


def secret_in(content: bytes, known: Iterable[Known]) -> str:
    """Give the label of the first secret that stands in the content; blank for none."""
    texts = list(_readings(content.decode("utf-8", "replace")))
    for one in known:
        redactor = Redactor((one,))
        if redactor.bytes(content) is not content or any(map(redactor.finds, texts)):
            return one.label
    return ""


def _readings(text: str) -> Iterator[str]:
    """Yield the text as its readers would have it: escapes undone, folded lines joined."""
    for _level in range(_DEEPEST):
        yield text
        joined = _FOLDED.sub(" ", _CONTINUED.sub("", text)).replace("''", "'")
        if joined != text:
            yield joined
        plain = _ESCAPED.sub(_character, joined)
        if plain == joined:
            return
        text = plain


def _character(match: re.Match[str]) -> str:
    found = match.group()
    try:
        return str(json.loads(f'"{found}"'))
    except ValueError:
        return chr(int(found[2:], 16)) if len(found) == 4 else found[1:]

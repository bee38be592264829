"""Token replies that are form-encoded instead of JSON: OAuth 1 always, OAuth 2 now and then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl

from httpv2_gui.core.auth.tokens import secrets_in
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Members
from httpv2_gui.core.model.redact import Known

_FORM = re.compile(r"[\w.\-%+~\[\]]+=[^\s=&<>{}\"]*=*(&[\w.\-%+~\[\]]+=[^\s=&<>{}\"]*=*)*")
_LONGEST = 100_000


def form_pairs(content: bytes) -> tuple[tuple[str, str], ...]:
    """Read `a=1&b=2`; empty when the content is no form."""
    text = content[:_LONGEST].decode("utf-8", "replace").strip()
    if _FORM.fullmatch(text) is None:
        return ()
    return tuple(parse_qsl(text, keep_blank_values=True))


def secrets_in_reply(content: bytes, *, only_named: bool = False) -> Iterator[Known]:
    """Yield what of a token reply should not be shown, be it JSON or a form."""
    pairs = form_pairs(content)
    if pairs:
        content = json_text.dump(Members(pairs)).encode()
    yield from secrets_in(content, only_named=only_named)

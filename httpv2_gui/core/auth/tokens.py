"""Reads the token out of a token endpoint's answer.

The field name is a flattened path, as HTTP V2 writes it: names joined by `_`, list items numbered
from 1, so `data_access_token` and `tokens_1_value`. A name can therefore mean several places. An
exact name at the top wins, then the first in document order, and more than one is worth a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json, JsonError, Members
from httpv2_gui.core.model.redact import Known

_SENSITIVE = re.compile(r"token|secret|password|passwd|api_?key|jwt|assertion|session", re.I)
_HARMLESS = frozenset(("token_type", "tokentype", "issued_token_type"))
_LOOKS_SECRET = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z])[\w+/=~.-]{20,}")
_TOKENS = frozenset(
    ("access_token", "refresh_token", "id_token", "oauth_token", "oauth_token_secret")
)
"""These are secrets however short they are."""
_SHORTEST = 8
"""A named value of fewer characters, such as `no`, is no secret worth blanking everywhere."""


class TokenError(ValueError):
    """Why there is no token, in HTTP V2's words."""


@dataclass(frozen=True)
class FoundToken:
    """The token and what is odd about where it stood."""

    text: str
    warnings: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "FoundToken()"


@dataclass(frozen=True)
class Leaf:
    """One plain value of an answer: no object, no list. It may be a secret."""

    path: tuple[str, ...]
    """Names and item numbers from the top."""
    value: Json

    @property
    def flat(self) -> str:
        """The token field name that means it."""
        return "_".join(self.path)

    @property
    def name(self) -> str:
        """The last name on the way to it; blank where there are only item numbers."""
        return next((part for part in reversed(self.path) if not part.isdigit()), "")

    def __repr__(self) -> str:
        return f"Leaf({' > '.join(self.path)})"


def read_token(content: bytes, token_field: str) -> FoundToken:
    """Find the token in an answer; raises TokenError."""
    try:
        answer = json_text.parse_bytes(content)
    except JsonError:
        raise TokenError(f"{_not_found(token_field)} The answer is not JSON.") from None
    found = [leaf for leaf in leaves(answer) if leaf.flat == token_field]
    found.sort(key=lambda leaf: leaf.path != (token_field,))  # stable: document order stays
    if not found or found[0].value in (None, ""):
        raise TokenError(_not_found(token_field))
    return FoundToken(json_text.plain(found[0].value), _clash(token_field, found))


def secrets_in(content: bytes, *, only_named: bool = False) -> Iterator[Known]:
    """Yield what else of an answer should not be shown: refresh tokens and the like.

    Known by their names, and unless `only_named` by looking random.
    """
    try:
        answer = json_text.parse_bytes(content)
    except JsonError:
        return
    for leaf in leaves(answer):
        name = leaf.name or "token answer"
        if not isinstance(leaf.value, str) or isinstance(leaf.value, json_text.Number):
            continue
        named = _SENSITIVE.search(name) is not None and name.lower() not in _HARMLESS
        random = not only_named and _LOOKS_SECRET.fullmatch(leaf.value) is not None
        is_long = len(leaf.value) >= _SHORTEST or name.lower() in _TOKENS
        # An error says which field was wrong: {"password": ["This field is required."]}.
        is_prose = only_named and len(leaf.value.split()) > 1
        if random or (named and is_long and not is_prose):
            yield Known(name, leaf.value)


def _not_found(token_field: str) -> str:
    return (
        "Couldn't retrieve the access token from response, "
        f"as the key {token_field} wasn't found in the response. Please check the spelling."
    )


def _clash(token_field: str, found: list[Leaf]) -> tuple[str, ...]:
    if len(found) < 2:
        return ()
    places = ", ".join(" > ".join(leaf.path) for leaf in found)
    return (
        f"The token field name {token_field} fits {len(found)} places of the answer ({places}). "
        "The first of these is used.",
    )


def leaves(answer: Json) -> Iterator[Leaf]:
    """Yield every plain value in document order; a stack, so no depth is too deep."""
    waiting = [Leaf((), answer)]
    while waiting:
        leaf = waiting.pop()
        if isinstance(leaf.value, Members):
            inside = [Leaf((*leaf.path, name), item) for name, item in leaf.value]
            waiting.extend(reversed(inside))
        elif isinstance(leaf.value, list):
            items = [Leaf((*leaf.path, str(n)), item) for n, item in enumerate(leaf.value, 1)]
            waiting.extend(reversed(items))
        else:
            yield leaf

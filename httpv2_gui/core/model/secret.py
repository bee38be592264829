"""Text that may not be shown: it lives in the SecretStore and in memory while it is used."""

from __future__ import annotations

from typing import NoReturn, Self, final

DOTS = "••••••••"


@final
class Secret:
    """Holds a secret text so that no repr, log line, traceback, copy or pickle can carry it.

    `reveal()` is the only way to the text; searching for it finds every place that uses one.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str = "") -> None:
        self._text = text

    def reveal(self) -> str:
        """Give the text itself: to sign, to store in the keyring, to redact."""
        return self._text

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._text == other._text

    def __hash__(self) -> int:
        return hash((Secret, self._text))

    def __repr__(self) -> str:
        return f"Secret({DOTS})" if self._text else "Secret()"

    def __str__(self) -> str:
        return DOTS if self._text else ""

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Secret is never written anywhere")

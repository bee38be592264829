"""What a signer may need of the engine while it signs: to give up in words, to warn, to hide.

A signer whose steps block (name service, key distribution centre, a chip card) says so with a class
attribute `blocks = True`, as httpx's own `requires_request_body`: the engine then walks its flow
in a thread.
"""

from __future__ import annotations

import httpx

from httpv2_gui.core.model.redact import Known

WARN = "warn"
LEARN = "learn"
"""Keys of `request.extensions` under which the engine listens; a preview has neither."""


class SigningError(Exception):
    """Why a request cannot be signed: what happened, and which field to change. Holds no secret."""

    def __init__(self, message: str, hint: str = "", kind: str = "sign_in") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.kind = kind


def warn(request: httpx.Request, sentence: str) -> None:
    """Tell the person something about an exchange that is no failure."""
    if WARN in request.extensions:
        request.extensions[WARN](sentence)


def learn(request: httpx.Request, known: Known) -> None:
    """Have a secret that came up while signing blanked in everything written from now on."""
    if LEARN in request.extensions:
        request.extensions[LEARN](known)

"""What every judge has in common: how it says no, and what an endpoint says to whom it let in."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.requests import Request
from starlette.responses import Response

from httpv2_gui.practice import secrets
from httpv2_gui.practice.refusals import unauthorized
from httpv2_gui.practice.written import JsonAnswer

Endpoint = Callable[[Request], Awaitable[Response]]
Judge = Callable[[Request], Awaitable[str]]
"""Says in words how the sender proved itself; raises DeniedError."""


class DeniedError(Exception):
    """Credentials are missing or wrong; holds what a server of that kind answers."""

    def __init__(self, sentence: str, answer: Response | None = None) -> None:
        super().__init__(sentence)
        self.answer = answer or unauthorized(sentence)


def agree(given: str, expected: str, otherwise: str) -> None:
    """Compare two secrets; raises DeniedError with the sentence `otherwise`."""
    if not same(given, expected):
        raise DeniedError(otherwise)


def same(given: str, expected: str) -> bool:
    """Compare two secrets in constant time."""
    return hmac.compare_digest(given.encode(errors="replace"), expected.encode())


def judged_by(judge: Judge) -> Callable[[Endpoint], Endpoint]:
    """Let only those in whom `judge` lets in."""

    def guarded(endpoint: Endpoint) -> Endpoint:
        @wraps(endpoint)
        async def answer(request: Request) -> Response:
            try:
                await judge(request)
            except DeniedError as error:
                return error.answer
            return await endpoint(request)

        return answer

    return guarded


def signed_in(how: str) -> Response:
    """Say who it was and how that is known: what turns a check green."""
    return JsonAnswer({"user": secrets.USERNAME, "signed_in_with": how, "roles": ["analyst"]})

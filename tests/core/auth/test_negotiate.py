"""NTLM and Kerberos step by step, with what no real server does, and their form."""

from __future__ import annotations

import contextlib
import dataclasses
from typing import Any

import httpx
import pytest

from httpv2_gui.core.auth import negotiate
from httpv2_gui.core.model.fields import problems
from tests.core.auth.negotiated import as_user, signed_in

# ---- step by step, with what no real server does -----------------------------------------------


def answers(token: str) -> httpx.Response:
    return httpx.Response(401, headers={"WWW-Authenticate": f"NTLM {token}"})


def sent_to(*given: httpx.Response) -> int:
    """Count the requests that are sent while a server answers like this."""
    flow = as_user("ntlm").signer().auth_flow(httpx.Request("GET", "http://h/"))
    next(flow)
    count = 1
    with contextlib.suppress(StopIteration):
        for answer in given:
            flow.send(answer)
            count += 1
    return count


@pytest.mark.parametrize("token", ["no Base64!", "YWJ", "bm9uc2Vuc2U=", "TlRMTVNTUAACAAAA"])
def test_nonsense_for_a_challenge_ends_it(token: str) -> None:
    assert sent_to(answers(""), answers(token), answers(token)) == 2


class Talkative:
    """Has an answer to everything, or to nothing."""

    used_kerberos = False

    def __init__(self, token: bytes | None) -> None:
        self._token = token

    def step(self, token: bytes | None) -> bytes | None:
        return self._token


@pytest.mark.parametrize(("token", "count"), [(b"more", 9), (None, 1)])
def test_legs_are_counted(monkeypatch: pytest.MonkeyPatch, token: bytes | None, count: int) -> None:
    talk = contextlib.nullcontext(Talkative(token))
    monkeypatch.setattr(negotiate, "conversation", lambda *_: talk)
    assert sent_to(*[answers("bW9yZQ==")] * 20) == count


def test_full_name_with_its_dot_is_the_same_service(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def conversation(mode: str, identity: object, host: str, binding: object) -> Any:
        asked.append(host)
        return contextlib.nullcontext(Talkative(None))

    monkeypatch.setattr(negotiate, "conversation", conversation)
    flow = as_user("ntlm").signer().auth_flow(httpx.Request("GET", "http://web.example.com./"))
    next(flow)
    with contextlib.suppress(StopIteration):
        flow.send(answers(""))
    assert asked == ["web.example.com"]


# ---- the form --------------------------------------------------------------------------------


def test_domain_is_given_once() -> None:
    [problem] = problems(as_user("ntlm", "CORP\\me", domain="OTHER"))
    assert problem.place == "domain"
    assert problems(as_user("ntlm", "CORP\\me", domain="corp")) == []
    assert problems(as_user("ntlm", "CORP\\me")) == []


def test_signed_in_user_needs_no_name() -> None:
    assert problems(signed_in("kerberos")) == []
    assert problems(dataclasses.replace(signed_in("ntlm"), domain="X", username="Y\\me")) == []

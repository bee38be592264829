from __future__ import annotations

import pytest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.engine.attempt import doubts, refuse_problems, within
from httpv2_gui.core.engine.failures import NotSendable
from httpv2_gui.core.model.connection import Connection, Tls
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.secret import Secret


def test_names_are_not_needed_to_send() -> None:
    refuse_problems(Request(url="https://h/"), Connection())


def test_every_problem_is_in_the_refusal() -> None:
    with pytest.raises(NotSendable) as refused:
        refuse_problems(Request(url="", params="{"), Connection(auth=BasicAuth()))
    places = {problem.place for problem in refused.value.problems}
    assert places == {"url", "params", "auth.username", "auth.password"}


@pytest.mark.parametrize(
    ("timeout_s", "limit_s", "has_limit"),
    [(0, None, False), (5, None, True), (0, 3.0, True), (5, 3.0, True)],
)
async def test_zero_is_no_limit(timeout_s: int, limit_s: float | None, has_limit: bool) -> None:
    async with within(timeout_s, limit_s) as limit:
        assert (limit.when() is not None) is has_limit


def test_doubts() -> None:
    assert doubts(None) == []
    auth = BasicAuth(username="me", password=Secret("x"))
    assert doubts(Connection(auth=auth, test_url="https://h/")) == []
    assert len(doubts(Connection(auth=auth, tls=Tls(verify=False)))) == 2

from __future__ import annotations

import httpx
import pytest

from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.model.fields import problems
from httpv2_gui.core.model.secret import Secret
from tests.core.auth.hints import hint_of


def test_secret_goes_into_the_named_header() -> None:
    auth = ApiKeyAuth(field_name=" x-apikey ", secret=Secret("schlüssel")).signer()
    request = next(auth.sync_auth_flow(httpx.Request("GET", "http://h/")))
    assert (b"x-apikey", "schlüssel".encode()) in request.headers.raw


@pytest.mark.parametrize("name", ["x apikey", "x:apikey", "schlüssel", "x\r\ny"])
def test_bad_header_name_is_a_problem(name: str) -> None:
    [problem] = problems(ApiKeyAuth(field_name=name, secret=Secret("x")))
    assert problem.place == "field_name"


@pytest.mark.parametrize("secret", ["hush\r\nX: 1", "hush\x7f", " hush", "hush "])
def test_secret_that_no_header_can_hold_is_a_problem_that_does_not_show_it(secret: str) -> None:
    [problem] = problems(ApiKeyAuth(field_name="x", secret=Secret(secret)))
    assert problem.place == "secret"
    assert "hush" not in str(problem)


@pytest.mark.parametrize(("status", "explains"), [(401, True), (403, True), (400, False)])
def test_refusal_says_what_to_check(status: int, explains: bool) -> None:
    hint = hint_of(ApiKeyAuth(field_name="x", secret=Secret("k")), status)
    assert bool(hint) is explains
    assert ("API Key Secret" in hint) is explains

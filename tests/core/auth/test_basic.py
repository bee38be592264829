from __future__ import annotations

import base64

import httpx
import pytest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.model.fields import problems
from httpv2_gui.core.model.secret import Secret
from tests.core.auth.hints import hint_of

AUTH = BasicAuth(username="Aladdin", password=Secret("open sesame"))
HEADER = "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="


def asks(*lines: str, status: int = 401) -> httpx.Response:
    return httpx.Response(status, headers=[("WWW-Authenticate", line) for line in lines])


def hint(*lines: str, sent: bool = True, status: int = 401) -> str:
    return hint_of(AUTH, status, *lines, sent=(("authorization", HEADER),) if sent else ())


def test_rfc_7617_example() -> None:
    flow = AUTH.signer().auth_flow(httpx.Request("GET", "http://h/"))
    assert next(flow).headers["authorization"] == HEADER
    with pytest.raises(StopIteration):
        flow.send(asks("Basic realm=x"))


def test_credentials_are_utf_8() -> None:
    auth = BasicAuth(username="jürgen", password=Secret("pä:ss")).signer()
    request = next(auth.auth_flow(httpx.Request("GET", "http://h/")))
    encoded = request.headers["authorization"].removeprefix("Basic ")
    assert base64.b64decode(encoded).decode() == "jürgen:pä:ss"


def test_password_can_wait_for_the_challenge() -> None:
    auth = AUTH.with_values(after_challenge=True).signer()
    flow = auth.auth_flow(httpx.Request("GET", "http://h/"))
    assert "authorization" not in next(flow).headers
    answered = flow.send(asks('Newauth a="b,c", basic realm="x"'))
    assert answered.headers["authorization"] == HEADER
    with pytest.raises(StopIteration):
        flow.send(asks("Basic realm=x"))


@pytest.mark.parametrize(
    "answer", [asks(), asks("Digest nonce=n"), asks("Basic realm=x", status=403), asks(status=200)]
)
def test_password_is_kept_where_nobody_asks_for_it(answer: httpx.Response) -> None:
    auth = AUTH.with_values(after_challenge=True).signer()
    flow = auth.auth_flow(request := httpx.Request("GET", "http://h/"))
    next(flow)
    with pytest.raises(StopIteration):
        flow.send(answer)
    assert "authorization" not in request.headers


def test_user_name_with_a_colon_is_a_problem() -> None:
    [problem] = problems(BasicAuth(username="a:b", password=Secret("x")))
    assert problem.place == "username"


def test_refusal_names_the_fields_or_what_was_offered() -> None:
    assert "check Basic Auth Username and Basic Auth Password" in hint("Basic realm=x")
    assert "check Basic Auth Username" in hint()
    assert "offers Digest, but not Basic: the password was not sent" in hint("Digest", sent=False)
    assert "offers Bearer, but not Basic: the password was not enough" in hint("Bearer")
    assert "Wait for the challenge off" in hint(sent=False)
    assert hint("Basic realm=x", status=403) == ""

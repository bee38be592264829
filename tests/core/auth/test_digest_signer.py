"""Step by step, without a network; real servers judge it in test_digest_real.py."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from httpv2_gui.core.auth import challenges
from httpv2_gui.core.auth.challenges import Challenge
from httpv2_gui.core.auth.digest_signer import DOUBTFUL, DigestSigner
from httpv2_gui.core.model.secret import Secret

URL = "http://h/dir/page?q=a%20b"
FIRST = 'Digest realm="r", nonce="n1", qop="auth"'


def signer() -> DigestSigner:
    return DigestSigner("Mufasa", Secret("Circle of Life"))


def request_to(url: str = URL, **more: Any) -> httpx.Request:
    return httpx.Request("GET", url, **more)


def asks(*lines: str) -> httpx.Response:
    return httpx.Response(401, headers=[("WWW-Authenticate", line) for line in lines])


def info(text: str) -> httpx.Response:
    return httpx.Response(200, headers={"Authentication-Info": text})


def walk(
    auth: DigestSigner, *answers: httpx.Response, request: httpx.Request | None = None
) -> list[Challenge | None]:
    """Give what was sent, in order, while these answers came; the walk must end with the last."""
    flow = auth.auth_flow(request or request_to())
    sent = [signed(next(flow))]
    for answer in answers[:-1]:
        sent.append(signed(flow.send(answer)))
    with pytest.raises(StopIteration):
        flow.send(answers[-1])
    return sent


def signed(request: httpx.Request) -> Challenge | None:
    text = request.headers.get("authorization")
    return challenges.read([text])[0] if text is not None else None


OK = httpx.Response(200)


def count(sent: Challenge | None) -> tuple[str, str]:
    assert sent is not None
    return sent.get("nonce"), sent.get("nc")


def test_first_request_waits_for_the_challenge() -> None:
    bare, answered = walk(signer(), asks(FIRST), OK)
    assert bare is None
    assert answered is not None
    assert count(answered) == ("n1", "00000001")
    assert answered.get("uri") == "/dir/page?q=a%20b"


def test_target_that_goes_out_is_signed_not_what_httpx_makes_of_it() -> None:
    request = request_to(extensions={"target": b"/a/../b?x=[1]&y"})
    _bare, answered = walk(signer(), asks(FIRST), OK, request=request)
    assert answered is not None
    assert answered.get("uri") == "/a/../b?x=[1]&y"


def test_nonce_is_used_again_and_counted() -> None:
    auth = signer()
    walk(auth, asks(FIRST), OK)
    [second] = walk(auth, OK)
    [third] = walk(auth, OK)
    assert [count(second), count(third)] == [("n1", "00000002"), ("n1", "00000003")]
    assert second is not None
    assert third is not None
    assert second.get("cnonce") != third.get("cnonce")


def test_concurrent_requests_never_share_a_count() -> None:
    auth = signer()
    flows = [auth.auth_flow(request_to()) for _ in range(20)]
    for flow in flows:
        next(flow)
    sent = [signed(flow.send(asks(FIRST))) for flow in flows]
    sent += [signed(next(auth.auth_flow(request_to()))) for _ in range(5)]
    for flow in flows:
        with pytest.raises(StopIteration):
            flow.send(OK)
    sent += [signed(next(auth.auth_flow(request_to()))) for _ in range(5)]
    counts = [count(one) for one in sent if one is not None]
    assert len(set(counts)) == len(counts) == 25


def test_session_key_keeps_its_cnonce() -> None:
    auth = signer()
    line = FIRST + ", algorithm=MD5-sess"
    _bare, first = walk(auth, asks(line), OK)
    [second] = walk(auth, OK)
    assert first is not None
    assert second is not None
    assert first.get("cnonce") == second.get("cnonce")
    assert first.get("response") != second.get("response")


def test_stale_nonce_is_replaced_without_asking() -> None:
    auth = signer()
    walk(auth, asks(FIRST), OK)
    stale = 'Digest realm="r", nonce="n2", qop="auth", stale=TRUE'
    old, new = walk(auth, asks(stale), OK)
    assert [count(old), count(new)] == [("n1", "00000002"), ("n2", "00000001")]


def test_known_nonce_that_is_refused_is_replaced_once() -> None:
    auth = signer()
    walk(auth, asks(FIRST), OK)
    second = FIRST.replace("n1", "n2")
    old, new = walk(auth, asks(second), asks(second))
    assert [count(old), count(new)] == [("n1", "00000002"), ("n2", "00000001")]


def test_second_refusal_ends_it_and_nothing_is_remembered() -> None:
    auth = signer()
    assert len(walk(auth, asks(FIRST), asks(FIRST.replace("n1", "n2")))) == 2
    [bare] = walk(auth, OK)
    assert bare is None


def test_server_that_calls_every_nonce_stale_is_given_up() -> None:
    stale = asks(FIRST + ", stale=true")
    assert len(walk(signer(), stale, stale, stale, stale)) == 4


def test_other_realm_is_another_question() -> None:
    auth = signer()
    other = 'Digest realm="other", nonce="n9", qop="auth"'
    _bare, first, second = walk(auth, asks(FIRST), asks(other), OK)
    assert [count(first), count(second)] == [("n1", "00000001"), ("n9", "00000001")]


def test_next_nonce_starts_a_new_count() -> None:
    auth = signer()
    walk(auth, asks(FIRST), info('nextnonce="n2"'))
    [second] = walk(auth, OK)
    assert count(second) == ("n2", "00000001")


def test_other_origins_have_nonces_of_their_own() -> None:
    auth = signer()
    walk(auth, asks(FIRST), OK)
    for url in ("http://h:8080/", "https://h/", "http://other/"):
        [bare] = walk(auth, OK, request=request_to(url))
        assert bare is None
    [known] = walk(auth, OK, request=request_to("http://h:80/elsewhere"))
    assert known is not None


def test_domain_bounds_where_a_nonce_is_used() -> None:
    auth = signer()
    walk(auth, asks(FIRST + ', domain="/dir http://h/other/"'), OK)
    for url, expected in [
        ("http://h/dir/x", True),
        ("http://h/other/x", True),
        ("http://h/public", False),
    ]:
        [sent] = walk(auth, OK, request=request_to(url))
        assert (sent is not None) is expected


def test_realm_used_last_is_taken_first() -> None:
    auth = signer()
    walk(auth, asks(FIRST), OK)
    walk(auth, asks('Digest realm="other", nonce="n9"'), OK)
    [sent] = walk(auth, OK)
    assert sent is not None
    assert sent.get("realm") == "other"


@pytest.mark.parametrize("answer", [asks(), asks("Basic realm=x"), asks("Digest realm=x"), OK])
def test_nothing_is_sent_where_no_digest_is_asked_for(answer: httpx.Response) -> None:
    assert walk(signer(), answer) == [None]


def test_wrong_proof_of_the_server_is_told() -> None:
    told: list[str] = []
    request = request_to(extensions={"warn": told.append})
    walk(signer(), asks(FIRST), info('rspauth="0123"'), request=request)
    assert told == [DOUBTFUL]


@pytest.mark.parametrize("text", ["", 'nextnonce="x"', 'rspauth=""'])
def test_no_proof_is_no_doubt(text: str) -> None:
    told: list[str] = []
    request = request_to(extensions={"warn": told.append})
    walk(signer(), asks(FIRST), info(text), request=request)
    assert told == []


def test_counts_of_old_nonces_are_forgotten() -> None:
    auth = signer()
    for number in range(1100):
        walk(auth, asks(FIRST.replace("n1", f"n{number}") + ', domain="/none"'), OK)
    assert len(auth._counts) == 1000


def test_realms_of_long_ago_are_forgotten() -> None:
    auth = signer()
    for number in range(120):
        walk(auth, asks(FIRST.replace('"r"', f'"r{number}"')), OK)
    assert len(auth._spaces) == 100


def test_password_is_in_no_repr() -> None:
    auth = signer()
    walk(auth, asks(FIRST), OK)
    assert "Circle" not in repr(auth)

"""The published vectors, and httpx's own Digest for what no RFC has a vector of."""

from __future__ import annotations

import httpx
import pytest

from httpv2_gui.core.auth import challenges
from httpv2_gui.core.auth.digest_response import (
    ALGORITHMS,
    Count,
    Key,
    Message,
    Offer,
    authorization,
    first_supported,
    rspauth,
)
from httpv2_gui.core.model.secret import Secret

RFC_7616 = (
    'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm={algorithm}, '
    'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", '
    'opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
)
DOE = (
    'Digest realm="api@example.org", qop="auth", algorithm=SHA-512-256, '
    'nonce="5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK", '
    'opaque="HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS", charset=UTF-8, userhash=true'
)
RFC_2069 = (
    'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", '
    'opaque="5ccc069c403ebaf9f0171e9517f40e41"'
)
INDEX = Message(method="GET", target="/dir/index.html")


def offer_of(line: str) -> Offer:
    found = first_supported(challenges.read([line]))
    assert found is not None
    return found


def answer(
    line: str, user: str, password: str, cnonce: str, message: Message = INDEX, number: int = 1
) -> dict[str, str]:
    """Give the parameters of the Authorization header, in Latin-1."""
    offer = offer_of(line)
    key = Key.of(offer, user, Secret(password), cnonce)
    count = Count(nonce=offer.nonce, cnonce=cnonce, number=1)
    text = authorization(key, count, message).decode("latin-1")
    [read] = challenges.read([text])
    assert read.named("digest")
    return dict(read.parameters)


@pytest.mark.parametrize(
    ("algorithm", "response"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_rfc_7616_3_9_1(algorithm: str, response: str) -> None:
    cnonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"
    line = RFC_7616.format(algorithm=algorithm)
    assert answer(line, "Mufasa", "Circle of Life", cnonce) == {
        "username": "Mufasa",
        "realm": "http-auth@example.org",
        "uri": "/dir/index.html",
        "algorithm": algorithm,
        "nonce": "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
        "nc": "00000001",
        "cnonce": cnonce,
        "qop": "auth",
        "response": response,
        "opaque": "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
    }


def test_rfc_7616_3_9_2_as_corrected_by_erratum_4897() -> None:
    """The RFC's own numbers were made with a SHA-512 cut short, which SHA-512/256 is not."""
    cnonce = "NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v"
    message = Message(method="GET", target="/doe.json")
    made = answer(DOE, "Jäsøn Doe", "Secret, or not?", cnonce, message)
    assert made["username"] == "793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b"
    assert made["response"] == "3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5"
    assert made["userhash"] == "true"
    assert "username*" not in made


def test_rfc_2617_3_5() -> None:
    line = f'{RFC_2069}, qop="auth,auth-int"'
    made = answer(line, "Mufasa", "Circle Of Life", "0a4f113b")
    assert made["response"] == "6629fae49393a05397450978507c4ef1"
    assert "algorithm" not in made


def test_rfc_2069_2_4_as_corrected_by_its_erratum() -> None:
    made = answer(RFC_2069, "Mufasa", "CircleOfLife", "unused")
    assert made["response"] == "1949323746fe6a43ef61f9606e7febea"
    assert not {"qop", "nc", "cnonce"} & set(made)


@pytest.mark.parametrize(
    "algorithm", ["MD5", "MD5-sess", "SHA-256-sess", "SHA-512", "sha-512-SESS"]
)
def test_as_httpx_does(algorithm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    line = RFC_7616.format(algorithm=algorithm)
    theirs = httpx.DigestAuth("Mufasa", "Circle of Life")
    monkeypatch.setattr(theirs, "_get_client_nonce", lambda count, nonce: b"0a4f113b")
    flow = theirs.auth_flow(request := httpx.Request("GET", "http://h/dir/index.html?a=%20"))
    next(flow)
    flow.send(httpx.Response(401, headers={"www-authenticate": line}, request=request))
    expected = challenges.parameters([request.headers["authorization"].removeprefix("Digest ")])
    message = Message(method="GET", target="/dir/index.html?a=%20")
    made = answer(line, "Mufasa", "Circle of Life", "0a4f113b", message)
    assert expected.get("nc") == made["nc"]
    assert made["response"] == expected.get("response")
    assert made["uri"] == expected.get("uri") == "/dir/index.html?a=%20"


def test_auth_int_covers_the_body() -> None:
    """RFC 2617 §3.2.2.3: HA2 is the hash of method, uri and the hash of the body."""
    line = f'{RFC_2069}, qop="auth-int"'
    one = answer(line, "Mufasa", "p", "c", Message(method="PUT", target="/x", body=b"one"))
    two = answer(line, "Mufasa", "p", "c", Message(method="PUT", target="/x", body=b"two"))
    assert one["qop"] == "auth-int"
    assert one["response"] != two["response"]


def test_quoted_pairs_go_back_byte_for_byte() -> None:
    line = 'Digest realm="say \\"hi\\"", nonce="a\\\\b", opaque="\\"", qop="auth"'
    made = answer(line, 'q"u', "p", "c")
    assert (made["realm"], made["nonce"], made["opaque"]) == ('say \\"hi\\"', "a\\\\b", '\\"')
    assert made["username"] == 'q\\"u'


def test_opaque_is_not_invented_and_an_empty_one_is_echoed() -> None:
    assert "opaque" not in answer('Digest nonce="n"', "u", "p", "c")
    assert answer('Digest nonce="n", opaque=""', "u", "p", "c")["opaque"] == ""


def test_user_name_beyond_ascii() -> None:
    old = answer('Digest realm="jürgens", nonce="n"', "jürgen", "p", "c")
    assert old["username"].encode("latin-1").decode() == "jürgen"
    new = answer('Digest nonce="n", charset=UTF-8', "ju\u0308rgen", "p", "c")
    assert new["username*"] == "UTF-8''j%C3%BCrgen"  # NFC, as the server said it does
    assert "username" not in new
    assert "username" in answer('Digest nonce="n", charset=UTF-8', "tester", "p", "c")


def test_rspauth_of_rfc_2617s_example() -> None:
    """RFC 2617 §3.2.3: the same, with an empty method."""
    offer = offer_of(f'{RFC_2069}, qop="auth"')
    key = Key.of(offer, "Mufasa", Secret("Circle Of Life"), "")
    count = Count(nonce=offer.nonce, cnonce="0a4f113b", number=1)
    parts = ["939e7578ed9e3c518a452acee763bce9", offer.nonce, "00000001", "0a4f113b", "auth"]
    protected = offer.hash(b"", b"/dir/index.html").decode()
    expected = offer.hash(*(one.encode() for one in [*parts, protected])).decode()
    assert rspauth(key, count, "/dir/index.html") == expected
    int_key = Key.of(offer_of(f'{RFC_2069}, qop="auth-int"'), "u", Secret("p"), "")
    assert rspauth(int_key, count, "/") is None


@pytest.mark.parametrize(
    "line",
    [
        'Digest nonce="n", algorithm=SHA-3',
        'Digest nonce="n", algorithm=MD5-sess-sess',
        'Digest nonce="n", qop="auth-conf"',
        'Digest realm="no nonce"',
        "Basic realm=x",
    ],
)
def test_what_cannot_be_answered_is_passed_over(line: str) -> None:
    assert first_supported(challenges.read([line])) is None
    offer = first_supported(challenges.read([line, 'Digest nonce="m"']))
    assert offer is not None
    assert offer.nonce == "m"


def test_the_servers_order_counts() -> None:
    lines = [RFC_7616.format(algorithm=name) for name in ("TIGER", "MD5", "SHA-256")]
    offer = first_supported(challenges.read([", ".join(lines)]))
    assert offer is not None
    assert offer.challenge.get("algorithm") == "MD5"
    assert offer.quality == "auth"


def test_the_key_does_not_show_itself() -> None:
    key = Key.of(offer_of(RFC_2069), "u", Secret("hush"), "c")
    assert key.hashed.decode() not in repr(key)


def test_every_algorithm_is_there_or_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(Offer.of(offer_of(RFC_7616.format(algorithm=one)).challenge) for one in ALGORITHMS)
    monkeypatch.setattr("hashlib.algorithms_available", {"md5"})
    assert first_supported(challenges.read([RFC_7616.format(algorithm="SHA-512-256")])) is None

from __future__ import annotations

import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.auth.challenges import (
    Challenge,
    escaped,
    in_words,
    names,
    offered,
    parameters,
    read,
    unescaped,
)

TOKEN = st.text(string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~", min_size=1, max_size=12)
TEXT = st.text(st.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=30)
TOKEN68 = st.from_regex(r"\A[A-Za-z0-9\-._~+/]{1,20}={0,2}\Z")
GAP = st.sampled_from([",", ", ", " ,\t", ",, ,"])


def test_rfc_9110_example() -> None:
    line = 'Basic realm="simple", Newauth realm="apps", type=1, title="Login to \\"apps\\""'
    basic, new = read([line])
    assert basic == Challenge("Basic", (("realm", "simple"),))
    assert new.parameters == (
        ("realm", "apps"),
        ("type", "1"),
        ("title", 'Login to \\"apps\\"'),
    )
    assert new.get("title") == 'Login to "apps"'


def test_rfc_7616_example_on_two_lines() -> None:
    sha, md5 = read(
        [
            'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=SHA-256',
            'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=MD5',
        ]
    )
    assert (sha.get("algorithm"), md5.get("algorithm")) == ("SHA-256", "MD5")
    assert sha.get("qop") == "auth, auth-int"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Negotiate", [Challenge("Negotiate")]),
        ("Negotiate YII=, NTLM", [Challenge("Negotiate", token68="YII="), Challenge("NTLM")]),
        ("NTLM,Basic realm=x", [Challenge("NTLM"), Challenge("Basic", (("realm", "x"),))]),
        ('Basic Realm = "a=b,c"', [Challenge("Basic", (("realm", "a=b,c"),))]),
        ("Digest nonce=a/b==,stale=", [Challenge("Digest", (("nonce", "a/b=="), ("stale", "")))]),
        (", ,Basic", [Challenge("Basic")]),
        ('realm="nobody\'s"', []),
        ('Basic realm="open', [Challenge("Basic", (("realm", "open"),))]),
        ('Basic realm="x\\', [Challenge("Basic", (("realm", "x"),))]),
        ("Basic realm=x\\", [Challenge("Basic", (("realm", "x\\\\"),))]),
        ('Basic realm="x" charset="y"', [Challenge("Basic")]),
        ('"x" Basic', []),
        ("", []),
    ],
)
def test_odd_lines(line: str, expected: list[Challenge]) -> None:
    assert list(read([line])) == expected


def test_first_of_equal_parameters_counts() -> None:
    [challenge] = read(['Basic realm="a", realm="b"'])
    assert challenge.get("realm") == "a"
    assert (challenge.raw("nonce"), challenge.get("nonce")) == (None, "")


def test_parameters_without_a_scheme() -> None:
    info = parameters(['nextnonce="a,b=", qop=auth, junk'])
    assert (info.get("nextnonce"), info.get("qop")) == ("a,b=", "auth")


def test_challenges_in_words() -> None:
    headers = (
        ("WWW-Authenticate", 'Digest realm="x", algorithm=MD5'),
        ("Server", "y"),
        ("www-authenticate", "Negotiate, NTLM, Negotiate"),
    )
    assert in_words(offered(headers)) == "Digest (realm “x”, MD5), Negotiate and NTLM"
    assert in_words([Challenge("Basic")]) == "Basic"
    assert in_words([]) == ""
    assert offered(headers)[0].named("DIGEST")


@given(TEXT)
def test_quoted_text_round_trip(text: str) -> None:
    assert unescaped(escaped(text)) == text


@st.composite
def challenges(draw: st.DrawFn) -> tuple[Challenge, str]:
    """Give a challenge and one way to write it."""
    scheme = draw(TOKEN)
    kind = draw(st.sampled_from(["bare", "token68", "parameters"]))
    if kind == "bare":
        return Challenge(scheme), scheme
    if kind == "token68":
        token = draw(TOKEN68)
        return Challenge(scheme, token68=token), f"{scheme} {token}"
    pairs: list[tuple[str, str]] = []
    written: list[str] = []
    for name in draw(st.lists(TOKEN, min_size=1, max_size=5)):
        plain = draw(st.booleans())
        value = draw(TOKEN) if plain else escaped(draw(TEXT))
        pairs.append((name.lower(), value))
        equals = draw(st.sampled_from(["=", " = "]))
        written.append(f"{name}{equals}{value}" if plain else f'{name}{equals}"{value}"')
    text = written[0]
    for more in written[1:]:
        text += draw(GAP) + more
    return Challenge(scheme, tuple(pairs)), f"{scheme} {text}"


@given(st.data(), st.lists(challenges(), max_size=4))
def test_any_challenges_round_trip_on_one_line_or_many(
    data: st.DataObject, made: list[tuple[Challenge, str]]
) -> None:
    lines: list[str] = []
    for _challenge, text in made:
        if lines and data.draw(st.booleans()):
            lines[-1] += data.draw(GAP) + text
        else:
            lines.append(text)
    assert list(read(lines)) == [challenge for challenge, _text in made]


def test_a_long_line_takes_no_long_time() -> None:
    began = time.thread_time()
    for line in ("X " + "a=," * 30_000, "a," * 50_000, '"' * 100_000, "a" * 100_000, "\\" * 99_999):
        read([line])
    assert time.thread_time() - began < 2


@given(st.lists(st.text(max_size=60), max_size=3))
def test_nothing_breaks_it(lines: list[str]) -> None:
    in_words(read(lines))
    parameters(lines)


def test_any_number_of_any_length_is_said_in_a_few_words() -> None:
    many = read(f'Digest realm="{number}"' for number in range(1000))
    assert in_words(many).endswith("Digest (realm “7”) and 992 more")
    assert names(many) == "Digest"
    assert len(in_words(read(["x" * 100_000]))) < 300

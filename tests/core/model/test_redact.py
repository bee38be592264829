from __future__ import annotations

import base64
import html
import json
import time
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest

from httpv2_gui.core.model.redact import Known, Redactor

SECRET = 'p/ä +"<&%=word'
FORMS = {
    "as it is": SECRET,
    "url": quote(SECRET, safe=""),
    "url path": quote(SECRET),
    "url in lower case": "p%2f%c3%a4%20%2b%22%3c%26%25%3dword",
    "typed into a url": "p/%C3%A4%20+%22%3C&%25=word",
    "form": quote_plus(SECRET),
    "json": json.dumps(SECRET)[1:-1],
    "json with unicode": json.dumps(SECRET, ensure_ascii=False)[1:-1],
    "json of PHP": json.dumps(SECRET)[1:-1].replace("/", "\\/"),
    "json in a form": quote_plus(json.dumps(SECRET)[1:-1]),
    "html": html.escape(SECRET),
    "xml text": html.escape(SECRET, quote=False),
    "base64": base64.b64encode(SECRET.encode()).decode(),
    "basic": base64.b64encode(f"ann:{SECRET}".encode()).decode(),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_a_secret_is_replaced_in_every_form(form: str) -> None:
    redactor = Redactor([Known("Password", SECRET, basic_user="ann")])

    assert redactor.text(f"before {form} after") == "before <Password> after"
    assert redactor.bytes(f"before {form} after".encode()) == b"before <Password> after"
    assert redactor.finds(form)


@pytest.mark.parametrize("before", ["", "a", "ab", "abc", "abcd"])
@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode])
def test_a_secret_inside_base64_is_replaced(before: str, encode: Callable[[bytes], bytes]) -> None:
    redactor = Redactor([Known("Password", SECRET)])
    shown = redactor.text(encode(f"{before}{SECRET} and more".encode()).decode())

    assert "<Password>" in shown
    assert len(shown.replace("<Password>", "")) < len(f"{before} and more") * 4 / 3 + 8


def test_a_short_secret_is_replaced_only_as_a_word() -> None:
    redactor = Redactor([Known("Pin", "42")])

    assert redactor.text("42 1425 x=42") == "<Pin> 1425 x=<Pin>"


def test_the_longer_of_two_secrets_wins() -> None:
    redactor = Redactor([Known("A", "secret1"), Known("B", "secret1-and-more")])

    assert redactor.text("secret1-and-more secret1") == "<B> <A>"


def test_a_fetched_token_is_learnt_later() -> None:
    redactor = Redactor()
    assert redactor.text("tok-123456") == "tok-123456"

    redactor.learn(Known("token", "tok-123456"))

    assert redactor.text("Bearer tok-123456") == "Bearer <token>"


def test_passing_token_gives_way_to_the_next_but_one() -> None:
    redactor = Redactor([Known("Password", "hush-123456")])

    redactor.learn(Known("token", "YWJj/ZGVm+1", passing=True))
    assert redactor.text("YWJj/ZGVm+1 YWJj%2FZGVm%2B1 YWJj\\/ZGVm+1") == "<token> <token> <token>"
    redactor.learn(Known("token", "bmV4dA==", passing=True))
    assert redactor.text("YWJj/ZGVm+1 bmV4dA==") == "<token> <token>"
    redactor.learn(Known("token", "dGhpcmQ=", passing=True))

    shown = redactor.text("YWJj/ZGVm+1 bmV4dA== dGhpcmQ= hush-123456")
    assert shown == "YWJj/ZGVm+1 <token> <token> <Password>"


def test_many_long_tokens_take_no_time() -> None:
    redactor = Redactor()
    began = time.perf_counter()
    for number in range(20):
        redactor.learn(Known("passing", f"{number}" * 4000, passing=True))
    redactor.learn(Known("token", "x" * 1000))
    for _poll in range(1000):
        redactor.learn(Known("token", "x" * 1000))

    assert time.perf_counter() - began < 5


def test_nothing_known_changes_nothing() -> None:
    content = b"\xff\x00 raw"
    redactor = Redactor([Known("Empty", "")])

    assert redactor.bytes(content) is content
    assert redactor.text("a") == "a"
    assert not redactor.finds("a")


def test_half_a_character_in_a_secret_breaks_nothing() -> None:
    redactor = Redactor([Known("Password", "hush\udcfc", basic_user="\ud800")])

    assert redactor.text(r"hush\udcfc") == "<Password>"


def test_many_are_learned_at_once() -> None:
    texts = [f"{number:08}-{number * 7919:x}-secret" for number in range(500)]
    began = time.perf_counter()
    redactor = Redactor()
    redactor.learn(*(Known("Token", text) for text in texts))
    assert redactor.text(" ".join(texts)) == " ".join(["<Token>"] * 500)
    assert time.perf_counter() - began < 5


def test_one_or_two_characters_are_data_in_an_answer() -> None:
    redactor = Redactor([Known("Key", "1"), Known("User Name", "a"), Known("Password", "abc")])
    assert redactor.bytes(b'{"n": 1}') == b'{"n": <Key>}'
    answer = b'{"n": 1, "is": "a cat", "said": "abc"}'
    assert redactor.received(answer) == answer.replace(b"abc", b"<Password>")
    assert Redactor([Known("Key", "1")]).received(answer) == answer

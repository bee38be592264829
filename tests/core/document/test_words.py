from __future__ import annotations

import pytest

from httpv2_gui.core.document.words import badge, is_image_url, mark_of


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("finished", "ok"),
        ("SUCCESS", "ok"),
        ("true", "ok"),
        ("In_Progress", "warn"),
        ("in-progress", "warn"),
        ("Timed Out", "err"),
        ("error", "err"),
        ("critical", "err"),
        ("Malicious", "err"),
        ("informational", "info"),
        ("false", "info"),
        ("medium", "warn"),
    ],
)
def test_known_words_have_a_tone(text: str, tone: str) -> None:
    assert badge(text) == tone


@pytest.mark.parametrize("text", ["", "1", "200", "not finished", "errors: 3", "hi", "x" * 10_000])
def test_other_texts_have_none(text: str) -> None:
    assert badge(text) is None


def test_the_sign_tells_it_without_colour() -> None:
    signs = {word: mark.sign for word in ("ok", "error", "high", "low") if (mark := mark_of(word))}

    assert len(set(signs.values())) == 4
    assert signs["high"] == "●●●●○"


@pytest.mark.parametrize(
    ("text", "is_image"),
    [
        ("https://a.example/x.PNG", True),
        ("http://a.example/x.jpeg?size=2", True),
        ("file:///etc/x.png", False),
        ("see https://a.example/x.png", False),
        ("https://a.example/x.svg", False),
    ],
)
def test_addresses_of_pictures(text: str, is_image: bool) -> None:
    assert is_image_url(text) is is_image

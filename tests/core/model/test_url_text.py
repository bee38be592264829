from __future__ import annotations

import pytest

from httpv2_gui.core.model.url_text import encoded


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("/a b?c=ü", "/a%20b?c=%C3%BC"),
        ("/a%20b%2Fc", "/a%20b%2Fc"),
        ("/100%", "/100%25"),
        ("/x?a=[1]&b={2}|3", "/x?a=[1]&b=%7B2%7D%7C3"),
    ],
)
def test_only_what_a_target_cannot_hold_is_encoded(typed: str, sent: str) -> None:
    assert encoded(typed) == sent

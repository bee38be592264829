from __future__ import annotations

from httpv2_gui.core.document.cookies import joined, response_cookies


def test_cookies_have_name_and_value() -> None:
    headers = (
        ("Set-Cookie", "a=1=2; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT"),
        ("set-cookie", ' b = "x y" ;HttpOnly'),
        ("Set-Cookie", "a=3"),
        ("Set-Cookie", "broken"),
        ("X-Other", "c=4"),
    )

    assert response_cookies(headers) == {"a": "3", "b": '"x y"'}


def test_repeated_headers_are_joined() -> None:
    headers = (("X-A", "1"), ("Date", "Wed, 21"), ("x-a", "2"))

    assert joined(headers) == {"X-A": "1, 2", "Date": "Wed, 21"}

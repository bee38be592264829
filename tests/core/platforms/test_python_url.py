from typing import Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.engine.address import AddressError
from httpv2_gui.core.platforms.python_url import url_of

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\\"), max_size=20)


def by_requests(url: str, params: Any) -> str:
    sent = requests.Request("GET", url, params=params).prepare().url
    assert sent is not None
    return sent


@pytest.mark.parametrize(
    "url",
    [
        "https://api.example.com",
        "HTTPS://API.Example.com:443/A b?x=1#part",
        "https://api.example.com/a/../b/./c/..",
        "https://api.example.com/%7euser/%2f?q=%zz",
        "https://api.example.com/100%?a=%20",
        "https://bücher.example/straße?q=ü",
        "http://[::1]:8080/x",
        "https://api.example.com?x=[Input.a]&y={{integration.token}}",
        "https://api.example.com/a;b=c,d?e=f?g",
    ],
)
def test_urls_are_those_of_requests(url: str) -> None:
    for params in ({}, {"a": "1", "b": ["x", "y"], "c": None, "d": True}):
        assert url_of(url, params) == by_requests(url, params)  # pyright: ignore[reportArgumentType]


@given(TEXT, TEXT)
def test_paths_and_queries_are_those_of_requests(path: str, query: str) -> None:
    url = f"https://api.example.com/x{path}?q{query}y"
    assert url_of(url, {"z": "1"}) == by_requests(url, {"z": "1"})


def test_a_user_name_is_not_shown() -> None:
    assert url_of("https://a:b@api.example.com/", {}) == "https://api.example.com/"


@pytest.mark.parametrize("url", ["", "api.example.com", "ftp://x/", "https:///x", "https://a b/"])
def test_what_is_no_url(url: str) -> None:
    with pytest.raises(AddressError):
        url_of(url, {})

from __future__ import annotations

import pytest

from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.engine.address import read
from httpv2_gui.core.engine.guard import refusal, refusals
from httpv2_gui.core.engine.headers import Line
from httpv2_gui.core.model.connection import Connection

RESTRICTED = Connection(name="c", test_url="https://Bücher.example/me", restrict_domain=True)


@pytest.mark.parametrize(
    "url",
    [
        "https://bücher.example/x",
        "http://BÜCHER.EXAMPLE:8080",
        "https://xn--bcher-kva.example/",
        "https://evil.com@bücher.example/",
    ],
)
def test_same_host_passes(url: str) -> None:
    assert refusal(url, RESTRICTED) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://api.bücher.example/",
        "https://example/",
        "https://bücher.example@evil.com/",
        "https://bücher.example.evil.com/",
        "https://bücher.example./",
        "not a url",
        "https://1.2.3.4/",
    ],
)
def test_other_host_is_refused(url: str) -> None:
    refused = refusal(url, RESTRICTED)
    assert refused is not None
    assert refused.kind == "restricted_domain"
    assert "xn--bcher-kva.example" in refused.hint


def test_message_is_http_v2s() -> None:
    refused = refusal("https://evil.com/", RESTRICTED)
    assert refused is not None
    assert refused.message == (
        '"URL Path" domain is not aligned with domain provided in the "Test URL" parameter of '
        'integration configuration. Either disable the "Restrict Domain" parameter or update the '
        "configuration of action or integration instance."
    )


def test_nothing_is_restricted_unless_asked() -> None:
    assert refusal("https://evil.com/", None) is None
    assert refusal("https://evil.com/", RESTRICTED.with_values(restrict_domain=False)) is None


def test_restriction_without_a_host_refuses_everything() -> None:
    assert refusal("https://evil.com/", RESTRICTED.with_values(test_url="")) is not None


def test_host_header_for_another_site_is_refused() -> None:
    target = read("https://bücher.example/")
    assert list(refusals(target, [Line("host", "evil.com")], RESTRICTED))
    assert not list(refusals(target, [Line("Host", "bücher.example:443")], RESTRICTED))


def test_token_from_another_site_is_refused() -> None:
    flow = RESTRICTED.with_values(auth=DedicatedAuth(url="https://evil.com/token"))
    [refused] = refusals(read("https://bücher.example/"), [], flow)
    assert '"Dedicated Auth API Request URL"' in refused.message

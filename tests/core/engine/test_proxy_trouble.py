from __future__ import annotations

import pytest

from httpv2_gui.core.engine.failures import failure_of
from httpv2_gui.core.engine.proxy_trouble import ProxyTrouble, refused


@pytest.mark.parametrize(
    ("status", "anonymous", "hint"),
    [
        (407, True, "Fill in Proxy User Name and Proxy Password."),
        (401, False, "Check Proxy User Name and Proxy Password."),
        (403, False, "The proxy does not allow this host or port. Ask who runs it."),
        (418, False, "Check Proxy URL, host and port."),
    ],
)
def test_refusal_names_what_to_change(status: int, anonymous: bool, hint: str) -> None:
    trouble = refused("http://p:1", status, "So", "h:443", anonymous=anonymous)
    failure = failure_of(trouble, "https://h/", "proxy")
    assert failure.kind == "proxy"
    assert f"({status} So)" in failure.message
    assert failure.hint == hint


def test_reason_of_the_way_there_is_told() -> None:
    trouble = ProxyTrouble("http://p.example:1", reason=ConnectionRefusedError())
    failure = failure_of(trouble, "https://h/", "connect")
    assert failure.message == (
        "The proxy http://p.example:1 cannot be used: p.example refused the connection."
    )

"""What the status line says."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from httpv2_gui.core.model.result import Failure, SavedFile
from httpv2_gui.ui.responses.facts import facts_of, status_tone
from tests.ui.responses.results import NOW, exchange, result, tls


def texts(shown) -> list[str]:
    return [fact.text for fact in facts_of(shown, NOW)]


def test_a_plain_success() -> None:
    assert texts(result(b"x" * 1434)) == ["200 OK", "182 ms", "1.4 KB", "HTTP/1.1"]


def test_redirects_and_saved_files_are_counted() -> None:
    file = SavedFile(path=Path("a.zip"), bytes=1, sha256="", md5="", entry="a", protected=True)
    hops = (exchange(status=302, purpose="redirect"), exchange(b"1"))
    said = texts(result(exchanges=hops, saved_files=(file,), attempts=3))
    assert said[4:] == ["1 redirect", "3 attempts", "1 saved file"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"withheld": ("Authorization",)}, "Credentials withheld"),
        ({"complete": False}, "Incomplete"),
        ({"tls": tls(verified=False)}, "TLS not verified"),
        ({"tls": tls(days=12)}, "Certificate ends in 12 days"),
        ({"tls": tls(days=-1)}, "Certificate expired"),
    ],
)
def test_warnings(change, said) -> None:
    fact = facts_of(result(b"1", **change), NOW)[-1]
    assert fact.text == said
    assert fact.tone in ("warn", "err")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("dns", "Host not found"),
        ("proxy", "Proxy failed"),
        ("certificate", "Not sent"),
        ("restricted_domain", "Not sent"),
        ("something", "Failed"),
    ],
)
def test_no_answer_is_told_by_its_kind(kind, said) -> None:
    failed = result(exchanges=(), failure=Failure(kind=kind, message="So."))
    assert texts(failed)[0] == said


def test_a_failure_beside_a_good_status_is_told() -> None:
    failed = result(b"1", failure=Failure(kind="decode", message="Bad gzip."))
    assert texts(failed)[:2] == ["200 OK", "Failed"]


def test_a_certificate_that_lasts_says_nothing() -> None:
    assert len(texts(result(b"1", tls=tls(days=timedelta(31).days)))) == 4


def test_tones_of_statuses() -> None:
    assert [status_tone(one) for one in (101, 204, 302, 404)] == ["plain", "ok", "info", "err"]

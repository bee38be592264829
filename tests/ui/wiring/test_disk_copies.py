"""What the files of open pages hold."""

from __future__ import annotations

import pytest

from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.wiring.disk_copies import DiskCopies

A, B = Request(name="A"), Request(name="B")


@pytest.fixture
def copies() -> DiskCopies[Request]:
    made: DiskCopies[Request] = DiskCopies()
    made.note("k", A)
    return made


def test_news_is_told_once(copies: DiskCopies[Request]) -> None:
    assert list(copies.news({"k": A})) == []
    assert list(copies.news({"k": B})) == [("k", B)]
    assert list(copies.news({"k": B})) == []


def test_a_file_that_is_gone_is_told_once(copies: DiskCopies[Request]) -> None:
    assert list(copies.news({})) == [("k", None)]
    assert list(copies.news({})) == []
    assert copies.known("k") is None


def test_saving_settles_what_others_wrote(copies: DiskCopies[Request]) -> None:
    copies.overtake("k")
    copies.move("k", "other")
    assert copies.is_overtaken("other")
    assert not copies.is_overtaken("k")
    copies.written("other", B)
    assert not copies.is_overtaken("other")
    assert copies.known("other") == B


def test_a_closed_page_is_forgotten(copies: DiskCopies[Request]) -> None:
    copies.overtake("k")
    copies.forget("k")
    assert copies.known("k") is None
    assert not copies.is_overtaken("k")

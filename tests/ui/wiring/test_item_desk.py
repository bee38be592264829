"""What the sidebar asks for."""

from __future__ import annotations

import pytest

from httpv2_gui.ui.wiring.bench import Bench
from httpv2_gui.ui.workspace.items import Section
from tests.ui.conftest import Answers


def names(bench: Bench) -> list[str]:
    return [one.record.name for one in bench.desk.contents.requests]


async def test_rename_asks_and_makes_it_current(bench: Bench, answers: Answers) -> None:
    answers.next("Who am I")
    await bench.items.rename(Section.REQUESTS, "me")
    assert names(bench) == ["Slow", "Who am I"]
    assert bench.sidebar.tree.current() == (Section.REQUESTS, "who-am-i")


@pytest.mark.parametrize("answer", [None, "Me"])
async def test_rename_to_nothing_new(bench: Bench, answers: Answers, answer: str | None) -> None:
    answers.next(answer)
    await bench.items.rename(Section.REQUESTS, "me")
    assert names(bench) == ["Me", "Slow"]


async def test_a_copy_is_opened(bench: Bench) -> None:
    await bench.items.duplicate(Section.REQUESTS, "me")
    assert bench.tabs.keys() == ["request:me-copy"]


async def test_delete_closes_the_page_and_offers_undo(bench: Bench) -> None:
    bench.requests.open("me")
    await bench.items.delete(Section.REQUESTS, "me")
    assert bench.tabs.keys() == []
    assert bench.notice.text == "Deleted Me."
    await bench.items.undo_delete()
    assert names(bench) == ["Me", "Slow"]
    assert bench.sidebar.tree.current() == (Section.REQUESTS, "me")


async def test_delete_asks_about_what_is_typed(bench: Bench, answers: Answers) -> None:
    bench.requests.open("me").editor.url.setText("https://typed.example")
    answers.next("Cancel")
    await bench.items.delete(Section.REQUESTS, "me")
    assert names(bench) == ["Me", "Slow"]
    assert bench.tabs.keys() == ["request:me"]


@pytest.mark.parametrize(("yes", "left"), [(True, 0), (False, 1)])
async def test_without_a_keyring_delete_asks(
    bench: Bench, answers: Answers, monkeypatch: pytest.MonkeyPatch, yes: bool, left: int
) -> None:
    monkeypatch.delenv("HTTPV2_SECRET_ACME_PASSWORD")
    answers.next(yes)
    await bench.items.delete(Section.CONNECTIONS, "acme")
    assert len(bench.desk.contents.connections) == left
    assert "There is no system keyring" in answers.asked[0].text

"""Requests while they are open: made, saved, recovered, followed."""

from __future__ import annotations

import tomllib

from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.requests.page import RequestPage
from httpv2_gui.ui.wiring.bench import Bench
from httpv2_gui.ui.wiring.sender import result_pane
from httpv2_gui.ui.workspace.items import Section
from tests.ui.conftest import Answers

TYPED = "https://typed.example"


def kept(bench: Bench) -> dict:
    return bench.desk.drafts.load(bench.desk.workspace.id)


def url_in_file(bench: Bench, slug: str) -> str:
    path = bench.desk.workspace.folder / "requests" / f"{slug}.toml"
    return tomllib.loads(path.read_text())["url"]


def typed(bench: Bench, slug: str) -> RequestPage:
    page = bench.requests.open(slug)
    page.editor.url.setText(TYPED)
    bench.tabs.changed.emit(page)
    return page


async def test_what_is_modified_is_told_once(bench: Bench) -> None:
    told = []
    bench.requests.modified_changed.connect(lambda: told.append(bench.requests.modified()))
    page = typed(bench, "me")
    bench.tabs.changed.emit(page)
    assert told == [{"me"}]
    assert await bench.requests.save(page)
    assert told == [{"me"}, set()]
    assert url_in_file(bench, "me") == TYPED


async def test_a_new_one_is_asked_for_its_name(bench: Bench, answers: Answers) -> None:
    page = bench.requests.new()
    answers.next(None, "Mine")
    assert not await bench.requests.save(page)
    assert await bench.requests.save(page)
    assert page.key == "request:mine"
    assert bench.requests.current_slug() == "mine"
    assert await bench.requests.save(page)
    assert len(answers.asked) == 2


async def test_a_name_that_was_taken_away_is_asked_for(bench: Bench, answers: Answers) -> None:
    page = bench.requests.open("me")
    page.editor.rename("")
    answers.next("Who am I")
    assert await bench.requests.save(page)
    assert page.editor.request().name == "Who am I"
    assert not page.editor.modified
    assert page.key == "request:who-am-i"


async def test_two_new_ones_are_two_pages(bench: Bench) -> None:
    first, second = bench.requests.new(), bench.requests.new()
    assert first.key != second.key
    assert bench.requests.current_slug() is None


async def test_a_draft_of_a_file_comes_back(bench: Bench) -> None:
    draft = bench.desk.contents.requests[0].record.with_values(url=TYPED)
    assert bench.requests.recover("request:me", draft)
    page = bench.tabs.current_request_page()
    assert page is not None
    assert (page.editor.request(), page.editor.modified) == (draft, True)


async def test_a_draft_that_says_nothing_new_goes(bench: Bench) -> None:
    record = bench.desk.contents.requests[0].record
    bench.desk.drafts.keep(bench.desk.workspace.id, "request:me", record)
    assert not bench.requests.recover("request:me", record)
    await bench._drafts.settle()
    assert kept(bench) == {}
    assert bench.tabs.keys() == []


async def test_a_draft_whose_file_is_gone_is_kept_as_a_new_one(bench: Bench) -> None:
    draft = Request(name="Lost", url=TYPED)
    bench.desk.drafts.keep(bench.desk.workspace.id, "request:lost", draft)
    assert bench.requests.recover("request:lost", draft)
    await bench._drafts.settle()
    (key,) = kept(bench)
    assert key.startswith("new request:")
    assert key == bench.tabs.current_key()


async def test_a_draft_of_a_new_one_keeps_its_key(bench: Bench) -> None:
    draft = Request(name="New request", url=TYPED)
    assert bench.requests.recover("new request:abc", draft)
    assert bench.tabs.current_key() == "new request:abc"
    bench.tabs.close_page("new request:abc")
    await bench._drafts.settle()
    assert kept(bench) == {}


async def test_another_name_is_followed(bench: Bench) -> None:
    page = typed(bench, "me")
    slug = await bench.desk.rename(Section.REQUESTS, "me", "Who am I")
    bench.requests.renamed("me", slug, "Who am I")
    bench.requests.follow_disk()
    assert page.key == "request:who-am-i"
    assert page.editor.request().name == "Who am I"
    assert page.editor.request().url == TYPED
    assert bench.notice.text == ""
    await bench._drafts.settle()
    assert list(kept(bench)) == ["request:who-am-i"]


async def test_a_renamed_connection_is_followed(bench: Bench) -> None:
    plain, edited = bench.requests.open("slow"), typed(bench, "me")
    await bench.desk.rename(Section.CONNECTIONS, "acme", "Other")
    bench.requests.follow_disk()
    assert plain.editor.request().connection == "Other"
    assert not plain.editor.modified
    assert edited.editor.request() == edited.editor.request().with_values(
        connection="Other", url=TYPED
    )
    assert edited.editor.modified
    assert bench.notice.text == ""


async def test_a_past_result_is_shown(bench: Bench) -> None:
    page = bench.requests.open("me")
    result = await bench.desk.run(page.editor.request(), None, lambda event: None)
    bench.requests.show_past(page, result)
    assert result_pane(page).result() is result


async def test_results_of_a_new_one_go_with_its_tab(bench: Bench) -> None:
    page = bench.requests.new()
    result = await bench.desk.run(page.editor.request(), None, lambda event: None)
    await bench.desk.remember(page.key, result, "New")
    key = page.key
    bench.tabs.close_page(key)
    await bench.tasks._running[f"forget {key}"]
    assert bench.desk.history.entries(key) == ()


async def test_saving_what_somebody_deleted_writes_it_again(bench: Bench) -> None:
    page = typed(bench, "me")
    (bench.desk.workspace.folder / "requests" / "me.toml").unlink()
    await bench.desk.reload()
    bench.requests.follow_disk()
    assert "was deleted" in bench.notice.text
    assert await bench.requests.save(page)
    assert url_in_file(bench, "me") == TYPED

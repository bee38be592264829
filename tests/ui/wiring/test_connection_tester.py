"""Tests of open connections, and what the sidebar remembers of them."""

from __future__ import annotations

from httpv2_gui.ui.connections.page import ConnectionPage
from httpv2_gui.ui.wiring.bench import Bench
from tests.ui.waiting import until
from tests.ui.wiring.test_connection_desk import edited, opened


def state(bench: Bench) -> str:
    return bench.desk.tested("Acme").state


async def wait_for_test(bench: Bench, page: ConnectionPage) -> None:
    page.test()
    await until(lambda: page.is_testing)
    await until(lambda: not page.is_testing)


async def test_a_green_check_is_in_the_sidebar_too(bench: Bench) -> None:
    page = await opened(bench)
    await wait_for_test(bench, page)
    assert state(bench) == "ok"
    edited(page, description="typed")
    assert state(bench) == "stale"


async def test_a_red_cross(bench: Bench) -> None:
    page = await opened(bench)
    edited(page, test_url=page.connection().test_url.replace("/me", "/status/401"))
    await wait_for_test(bench, page)
    assert state(bench) == "unknown"
    await bench.connections.save(page, page.connection())
    assert state(bench) == "failed"


async def test_what_was_tested_before_saving_counts_afterwards(bench: Bench) -> None:
    page = edited(await opened(bench), description="typed")
    await wait_for_test(bench, page)
    await bench.connections.save(page, page.connection())
    assert state(bench) == "ok"


async def test_what_was_changed_after_the_test_does_not_count(bench: Bench) -> None:
    page = edited(await opened(bench), description="typed")
    await wait_for_test(bench, page)
    edited(page, description="typed again")
    await bench.connections.save(page, page.connection())
    assert state(bench) == "unknown"


async def test_cancel_and_close(bench: Bench) -> None:
    page = await opened(bench)
    edited(page, test_url=page.connection().test_url.replace("/me", "/slow?seconds=60"))
    page.test()
    await until(lambda: page.is_testing)
    page.test_cancelled.emit()
    await until(lambda: not page.is_testing)
    page.test()
    await until(lambda: page.is_testing)
    bench.tabs.close_page("connection:acme")
    await until(lambda: not any(name.startswith("test") for name in bench.tasks._running))

"""Everything one can do with the workspace that is open."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.core.storage.places import Places
from httpv2_gui.core.storage.secrets import KeyringUnavailable, SessionStore
from httpv2_gui.core.storage.workspace import WorkspaceError
from httpv2_gui.practice.sample import create_sample
from httpv2_gui.ui.base.engine_thread import EngineThread
from httpv2_gui.ui.base.tested import Tested
from httpv2_gui.ui.workspace.items import Section
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace
from tests.ui.waiting import signal

OK = Tested("ok")


def names(desk: OpenWorkspace) -> list[str]:
    return [one.record.name for one in desk.contents.requests]


async def test_it_lists_what_the_folder_has(desk: OpenWorkspace) -> None:
    assert names(desk) == ["Me", "Slow"]
    assert desk.practice_url == ""


async def test_a_folder_that_is_no_workspace(
    tmp_path: Path, places: Places, engine: EngineThread
) -> None:
    with pytest.raises(WorkspaceError):
        await OpenWorkspace.open(tmp_path, places, engine)


async def test_a_sample_brings_its_api(
    tmp_path: Path, places: Places, engine: EngineThread
) -> None:
    create_sample(tmp_path / "sample").stop()
    opened = await OpenWorkspace.open(tmp_path / "sample", places, engine)
    port = int(opened.practice_url.rpartition(":")[2])
    socket.create_connection(("127.0.0.1", port), 1).close()
    await opened.close()
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port), 1)


async def test_requests_follow_a_renamed_connection(desk: OpenWorkspace) -> None:
    heard = []
    desk.connection_renamed.connect(lambda *names: heard.append(names))
    desk.note_test("Acme", OK)
    assert await desk.rename(Section.CONNECTIONS, "acme", "Acme Europe") == "acme-europe"
    assert heard == [("Acme", "Acme Europe")]
    assert {one.record.connection for one in desk.contents.requests} == {"Acme Europe"}
    assert desk.tested("Acme Europe") == OK
    assert desk.tested("Acme") == Tested()


async def test_two_connections_of_one_name_are_refused(desk: OpenWorkspace) -> None:
    with pytest.raises(WorkspaceError, match="a connection named Acme already"):
        await desk.save_connection(Connection(name="Acme"), None)
    await desk.save_connection(Connection(name="Other"), None)
    with pytest.raises(WorkspaceError, match=r"acme\.toml"):
        await desk.rename(Section.CONNECTIONS, "other", "Acme")


async def test_a_copy_has_a_name_of_its_own(desk: OpenWorkspace) -> None:
    assert await desk.duplicate(Section.REQUESTS, "me") == "me-copy"
    assert await desk.duplicate(Section.REQUESTS, "me") == "me-copy-2"
    assert names(desk) == ["Me", "Me copy", "Me copy 2", "Slow"]


async def test_deleted_ones_come_back_the_last_first(desk: OpenWorkspace) -> None:
    await desk.delete(Section.REQUESTS, "me")
    await desk.delete(Section.REQUESTS, "slow")
    assert names(desk) == []
    assert await desk.undo_delete() == (Section.REQUESTS, "slow")
    assert await desk.undo_delete() == (Section.REQUESTS, "me")
    assert await desk.undo_delete() is None
    assert names(desk) == ["Me", "Slow"]


async def test_without_a_keyring_secrets_may_be_left(
    desk: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HTTPV2_SECRET_ACME_PASSWORD")
    with pytest.raises(KeyringUnavailable):
        await desk.delete(Section.CONNECTIONS, "acme")
    await desk.delete(Section.CONNECTIONS, "acme", leave_secrets=True)
    assert desk.contents.connections == ()


async def test_undo_brings_session_secrets_back_without_a_keyring(desk: OpenWorkspace) -> None:
    record = Connection(name="Own", auth=BasicAuth(username="u", password=Secret("p")))
    entry = await desk.save_connection(record, None)
    await desk.keep_secrets(entry, record, None, session_only=True)
    await desk.delete(Section.CONNECTIONS, "own")
    await desk.undo_delete()
    back = desk.connection("Own")
    assert back is not None
    assert (await desk.with_secrets(back)).connection == record


async def test_the_session_outlives_the_workspace(
    folder: Path, places: Places, engine: EngineThread
) -> None:
    session = SessionStore()
    record = Connection(name="Own", auth=BasicAuth(username="u", password=Secret("p")))
    first = await OpenWorkspace.open(folder, places, engine, session)
    entry = await first.save_connection(record, None)
    await first.keep_secrets(entry, record, None, session_only=True)
    await first.close()
    second = await OpenWorkspace.open(folder, places, engine, session)
    assert (await second.with_secrets(entry)).connection == record
    await second.close()


async def test_an_order_is_kept(desk: OpenWorkspace) -> None:
    await desk.reorder(Section.REQUESTS, ["slow", "me"])
    assert names(desk) == ["Slow", "Me"]


async def test_a_run_is_kept_with_the_request_it_becomes(desk: OpenWorkspace) -> None:
    request = desk.contents.requests[0].record.with_values(connection="")
    result = await desk.run(request, None, lambda event: None)
    await desk.remember("draft key", result, "Me")
    saved = await desk.save_request(Request(name="New"), None, results_of="draft key")
    assert len(desk.history.entries(saved.id)) == 1
    assert desk.history.entries("draft key") == ()


async def test_what_others_write_is_told(desk: OpenWorkspace, folder: Path) -> None:
    (folder / "requests" / "other.toml").write_text('name = "Other"\n')
    await signal(desk.changed_on_disk)
    await desk.reload()
    assert names(desk) == ["Me", "Other", "Slow"]

"""What was deleted, and how it comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.core.storage import secrets
from httpv2_gui.core.storage.secrets import KeyringUnavailable, SecretKey, SessionStore
from httpv2_gui.core.storage.workspace import Workspace, WorkspaceError
from httpv2_gui.ui.workspace.trash import Trash

OWN = Connection(name="Own", auth=BasicAuth(username="u", password=Secret("own secret")))


class Forgetful(SessionStore):
    """Gives away what it has and takes nothing back."""

    def set(self, key: SecretKey, text: str) -> None:
        if self.is_closed:
            raise KeyringUnavailable("Locked.", "Unlock it.")
        super().set(key, text)

    is_closed = False


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "w", "W")


@pytest.fixture
def store() -> Forgetful:
    return Forgetful()


@pytest.fixture
def instead() -> SessionStore:
    return SessionStore()


@pytest.fixture
def trash(workspace: Workspace, store: Forgetful, instead: SessionStore) -> Trash:
    return Trash(workspace, store, instead)


def saved(workspace: Workspace, store: Forgetful):
    entry = workspace.save_connection(OWN)
    secrets.put(entry, OWN, store, workspace.id)
    return entry


async def test_a_connection_goes_and_comes_with_its_secret(
    workspace: Workspace, store: Forgetful, trash: Trash
) -> None:
    entry = saved(workspace, store)
    await trash.put(entry)
    assert not entry.path.exists()
    assert secrets.fill(entry, store, workspace.id).missing
    assert await trash.take_back() == entry
    assert secrets.fill(entry, store, workspace.id).connection == OWN


async def test_a_store_that_takes_nothing_back(
    workspace: Workspace, store: Forgetful, instead: SessionStore, trash: Trash
) -> None:
    entry = saved(workspace, store)
    await trash.put(entry)
    store.is_closed = True
    await trash.take_back()
    assert secrets.fill(entry, instead, workspace.id).connection == OWN


async def test_a_file_that_cannot_be_deleted_keeps_its_secret(
    workspace: Workspace, store: Forgetful, trash: Trash
) -> None:
    entry = saved(workspace, store)
    entry.path.unlink()
    (entry.path / "in the way").mkdir(parents=True)
    with pytest.raises(WorkspaceError):
        await trash.put(entry)
    assert secrets.fill(entry, store, workspace.id).connection == OWN
    assert await trash.take_back() is None


async def test_the_last_one_comes_first(workspace: Workspace, trash: Trash) -> None:
    first, second = (workspace.save_request(Request(name=name)) for name in ("A", "B"))
    await trash.put(first)
    await trash.put(second)
    assert [await trash.take_back(), await trash.take_back()] == [second, first]

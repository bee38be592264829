"""A workspace in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from httpv2_gui.core.storage.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "work", "Work")

"""Where what belongs to the person is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from httpv2_gui.core.storage.places import Places


def test_the_system_s_folders_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    places = Places.of_user()

    assert places.settings_file == tmp_path / "config/httpv2-gui/settings.toml"
    assert places.history == tmp_path / "data/httpv2-gui/history"
    assert places.drafts == tmp_path / "data/httpv2-gui/drafts"
    assert places.sample == tmp_path / "data/httpv2-gui/sample"

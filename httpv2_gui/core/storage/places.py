"""Where this program keeps what belongs to the person and not to a workspace."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_NAME = "httpv2-gui"


def settings_file() -> Path:
    """Give the file of the window's settings."""
    return platformdirs.user_config_path(_NAME, appauthor=False) / "settings.toml"


def history_folder() -> Path:
    """Give the folder of the last results."""
    return platformdirs.user_data_path(_NAME, appauthor=False) / "history"


def drafts_folder() -> Path:
    """Give the folder of unsaved records."""
    return platformdirs.user_data_path(_NAME, appauthor=False) / "drafts"

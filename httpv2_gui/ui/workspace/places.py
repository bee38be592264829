"""Where this person's settings, history and unsaved changes live on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import platformdirs

_APP = "httpv2-gui"


@dataclass(frozen=True)
class Places:
    """Folders outside the workspace; made when something is first written there."""

    config: Path
    data: Path

    @classmethod
    def of_user(cls) -> Self:
        """Give the folders of the system's own conventions (XDG on Linux)."""
        return cls(platformdirs.user_config_path(_APP), platformdirs.user_data_path(_APP))

    @property
    def settings_file(self) -> Path:
        return self.config / "settings.toml"

    @property
    def history(self) -> Path:
        return self.data / "history"

    @property
    def drafts(self) -> Path:
        return self.data / "drafts"

    @property
    def sample(self) -> Path:
        """The sample workspace that *Open the sample* opens."""
        return self.data / "sample"

"""Where this program keeps what belongs to the person and not to a workspace."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import platformdirs

_NAME = "httpv2-gui"


@dataclass(frozen=True)
class Places:
    """Folders outside the workspace; made when something is first written there."""

    config: Path
    data: Path

    @classmethod
    def of_user(cls) -> Self:
        """Give the folders of the system's own conventions (XDG on Linux)."""
        return cls(
            platformdirs.user_config_path(_NAME, appauthor=False),
            platformdirs.user_data_path(_NAME, appauthor=False),
        )

    @property
    def settings_file(self) -> Path:
        return self.config / "settings.toml"

    @property
    def history(self) -> Path:
        """The last results of each request."""
        return self.data / "history"

    @property
    def drafts(self) -> Path:
        """Records that were typed and not saved."""
        return self.data / "drafts"

    @property
    def inputs(self) -> Path:
        """What blocks were filled in with last."""
        return self.data / "inputs"

    @property
    def sample(self) -> Path:
        """The sample workspace that *Open the sample* opens."""
        return self.data / "sample"

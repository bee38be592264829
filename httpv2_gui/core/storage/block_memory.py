"""What was filled in when a block ran last on this machine; never what is secret."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from httpv2_gui.core.model.block import Block
from httpv2_gui.core.storage import files


class BlockMemory:
    """Keeps one small file for each block, outside the workspace."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, key: str, block: Block, inputs: Mapping[str, str]) -> None:
        """Keep the values of the block's inputs that are not secret; raises OSError."""
        values = {
            one.name: inputs[one.name]
            for one in block.inputs
            if one.name in inputs and not one.secret
        }
        files.private_folder(self._folder)
        files.replace(self._path(key), json.dumps(values).encode(), private=True)

    def load(self, key: str) -> dict[str, str]:
        """Give what was kept; nothing when there is nothing, or it cannot be read."""
        try:
            value: object = json.loads(self._path(key).read_bytes())
        except (OSError, ValueError):
            return {}
        if not isinstance(value, dict):
            return {}
        pairs = cast("dict[str, object]", value).items()
        return {name: one for name, one in pairs if isinstance(one, str)}

    def _path(self, key: str) -> Path:
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"

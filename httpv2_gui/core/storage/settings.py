"""What the window remembers between two starts; a damaged file never keeps it from starting."""

from __future__ import annotations

import base64
import binascii
import tomllib
from pathlib import Path
from typing import TypeVar, cast

import tomlkit
import tomlkit.exceptions
from tomlkit import TOMLDocument

from httpv2_gui.core.storage import files
from httpv2_gui.core.storage.toml_text import Plain, item_of

T = TypeVar("T", str, bool, int)

THEMES = ("system", "light", "dark")
RECENT = 10

_THEME = "theme"
_RECENT = "recent_workspaces"
_LAST = "last_workspace"
_GEOMETRY = "geometry_"
_ZIPS = "zip_folder_"
_NOTIFIES = "notify_when_a_wait_ends"


class Settings:
    """Reads once, writes at each change; keys of other versions are kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.trouble = ""
        """A sentence for the person, when the file could not be read or written."""
        self._document = self._read()

    @property
    def theme(self) -> str:
        """One of `THEMES`."""
        theme = self.text(_THEME, THEMES[0])
        return theme if theme in THEMES else THEMES[0]

    @theme.setter
    def theme(self, theme: str) -> None:
        self.put(_THEME, theme)

    @property
    def notifies(self) -> bool:
        """Whether the end of a wait is told while the window is in the background."""
        return self._get(_NOTIFIES, default=True)

    @notifies.setter
    def notifies(self, notifies: bool) -> None:
        self.put(_NOTIFIES, notifies)

    @property
    def last_workspace(self) -> Path | None:
        """The workspace that was open when the program ended; None when there was none."""
        path = self.text(_LAST)
        return Path(path) if path else None

    @property
    def recent_workspaces(self) -> tuple[Path, ...]:
        """The workspaces that were opened, the latest first."""
        return tuple(Path(path) for path in self.texts(_RECENT))

    def opened(self, workspace: Path) -> None:
        """Remember that this workspace is open now."""
        path = str(workspace)
        others = [one for one in self.texts(_RECENT) if one != path]
        self.put(_LAST, path)
        self.put(_RECENT, [path, *others][:RECENT])

    def closed(self) -> None:
        """Remember that no workspace is open: the next start offers a choice."""
        self.put(_LAST, "")

    def forget_workspace(self, workspace: Path) -> None:
        """Take a workspace that is gone off the list."""
        path = str(workspace)
        self.put(_RECENT, [one for one in self.texts(_RECENT) if one != path])
        if self.text(_LAST) == path:
            self.closed()

    def zip_folder(self, workspace_id: str) -> Path | None:
        """Give the folder a person picked for the zips of a workspace; None: its own case wall."""
        path = self.text(_ZIPS + workspace_id)
        return Path(path) if path else None

    def put_zip_folder(self, workspace_id: str, folder: Path | None) -> None:
        self.put(_ZIPS + workspace_id, str(folder) if folder else "")

    def geometry(self, name: str) -> bytes:
        """Give the size and place of a window or a splitter; empty when there is none yet."""
        try:
            return base64.b64decode(self.text(_GEOMETRY + name), validate=True)
        except (binascii.Error, ValueError):
            return b""

    def put_geometry(self, name: str, geometry: bytes) -> None:
        self.put(_GEOMETRY + name, base64.b64encode(geometry).decode())

    def text(self, key: str, default: str = "") -> str:
        return self._get(key, default)

    def flag(self, key: str, default: bool) -> bool:
        return self._get(key, default)

    def number(self, key: str, default: int) -> int:
        return self._get(key, default)

    def texts(self, key: str) -> list[str]:
        """Give a list of texts; whatever else stands there is left out."""
        value = self._value(key)
        items = cast("list[object]", value) if isinstance(value, list) else []
        return [item for item in items if isinstance(item, str)]

    def put(self, key: str, value: Plain) -> None:
        """Set one value and write the file, when it is another one."""
        if self._value(key) == value:
            return
        self._document[key] = item_of(value)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            files.replace(self._path, self._document.as_string().encode())
        except (OSError, UnicodeEncodeError) as error:
            self.trouble = f"The settings could not be written to {self._path}: {error}."

    def _get(self, key: str, default: T) -> T:
        value = self._value(key)
        return value if type(value) is type(default) else default

    def _value(self, key: str) -> object:
        return cast("dict[str, object]", self._document.unwrap()).get(key)

    def _read(self) -> TOMLDocument:
        try:
            text = self._path.read_bytes().decode()
            tomllib.loads(text)
            return tomlkit.parse(text)
        except FileNotFoundError:
            return TOMLDocument()
        except OSError as error:
            self.trouble = f"The settings in {self._path} could not be read: {error}."
            return TOMLDocument()
        except (ValueError, tomlkit.exceptions.TOMLKitError):
            self._set_aside()
            return TOMLDocument()

    def _set_aside(self) -> None:
        """Keep the damaged file for whoever wants to look at it."""
        aside = self._path.with_name(self._path.name + ".damaged")
        self.trouble = (
            f"The settings in {self._path} were damaged, so the usual ones are used. "
            f"The damaged file is now {aside.name}."
        )
        try:
            self._path.replace(aside)
        except OSError as error:
            self.trouble = f"The settings in {self._path} are damaged: {error}."

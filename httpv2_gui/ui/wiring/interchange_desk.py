"""Import, export and compare: what other programs' files hold, and what would be written there."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from httpv2_gui.core.interchange.format import Exported, Format, Imported, InterchangeError
from httpv2_gui.core.interchange.formats import FORMATS
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.daemon_thread import in_daemon_thread
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.interchange.compare_dialog import show_comparison
from httpv2_gui.ui.interchange.differences import pairs_of
from httpv2_gui.ui.interchange.drop_target import DropTarget
from httpv2_gui.ui.interchange.export_dialog import Way, choose_way
from httpv2_gui.ui.interchange.import_dialog import choose_lines
from httpv2_gui.ui.interchange.offer import KINDS, Line, renamed, title_of
from httpv2_gui.ui.interchange.patience import GivenUpError, patiently
from httpv2_gui.ui.requests.tabs import RequestTabs
from httpv2_gui.ui.wiring import exporting, origins
from httpv2_gui.ui.wiring.curl_desk import Told
from httpv2_gui.ui.wiring.imported_records import ImportedRecords, Kept
from httpv2_gui.ui.wiring.in_front import Front, in_front
from httpv2_gui.ui.wiring.origins import Origin
from httpv2_gui.ui.workspace.items import Section
from httpv2_gui.ui.workspace.notice import NoticeBar
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

NOTHING = "Open a request, a connection or a block first: what is in front is exported."


class InterchangeDesk(QObject):
    """Does what the menu's Import, Export and Compare ask for.

    Attributes:
        formats: those that can be read and written; a new one is offered without a line here.

    Signals:
        said: a short sentence for the status bar.
        open_wanted: a line should be shown. args: Section, slug.
    """

    said = Signal(str)
    open_wanted = Signal(Section, str)

    def __init__(
        self,
        desk: OpenWorkspace,
        tasks: Tasks,
        tabs: RequestTabs,
        notice: NoticeBar,
        told: Told,
        formats: Sequence[Format] = FORMATS,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._tabs = tabs
        self._notice = notice
        self._told = told
        self.formats = tuple(formats)
        self._records = ImportedRecords(desk, tabs)
        self._origins: dict[str, Origin] = {}
        """By the id of what was imported."""
        self._folder: Path | None = None
        """Where files were read or written last."""

    def take_drops(self, widget: QWidget) -> None:
        """Import what is let go over this widget."""
        target = DropTarget(widget)
        target.dropped.connect(functools.partial(self._start, "import", self.import_path))

    async def import_file(self) -> None:
        """Ask for a file and import it."""
        path = await dialogs.open_file(self._window, "Import a file", self._folder, self._filters())
        if path is not None:
            await self.import_path(path)

    async def import_folder(self) -> None:
        """Ask for a folder and import what is in it, such as a block's."""
        path = await dialogs.choose_folder(self._window, "Import a folder", self._folder)
        if path is not None:
            await self.import_path(path)

    async def import_path(self, path: Path) -> None:
        """Import a file or folder, after a person has seen what comes."""
        self._folder = path.parent
        read = await self._read(path)
        if read is None:
            return
        found, imported = read
        if not any(getattr(imported, kind) for kind in KINDS):
            notes = "\n".join(imported.notes)
            await dialogs.show_problem(self._window, f"Nothing to import in {path.name}", notes)
            return
        lines = await choose_lines(self._window, path, imported, self._records.taken())
        if lines:
            await self._keep(lines, Origin(path, found), imported)

    async def export(self) -> None:
        """Ask for a format and a place, and write what is in front."""
        front = await in_front(self._desk, self._tabs)
        if front is None:
            self.said.emit(NOTHING)
            return
        found = await self._ways(front)
        if found is None:
            return
        if not found:
            self.said.emit(f"No format is known for {front.name}.")
            return
        way = await choose_way(self._window, front.name, found)
        if way is not None and way.exported is not None:
            await self._write(front, way.format, way.exported)

    async def compare(self) -> None:
        """Show what exporting would change in the file that the thing in front came from."""
        front = await in_front(self._desk, self._tabs)
        if front is None:
            self.said.emit(NOTHING)
            return
        origin = self._origins.get(front.id) or await self._ask_origin(front)
        if origin is None:
            return
        front = front.with_origin(origin.files)
        found = [one for one in await self._ways(front) or () if one.format == origin.format]
        way = found[0] if found else None
        if way is None or way.exported is None:
            why = way.refusal if way else f"{origin.format.title} cannot hold it."
            await dialogs.show_problem(self._window, "This cannot be compared", why)
            return
        names = tuple(way.exported.files)
        try:
            theirs = await in_daemon_thread(origins.on_disk, origin.path, names)
        except InterchangeError as error:
            await dialogs.show_problem(self._window, "The file cannot be read", str(error))
            return
        pairs = pairs_of(theirs, way.exported.files)
        await show_comparison(self._window, front.name, pairs, way.exported.notes)

    def _start(self, name: str, work: Callable[..., Any], *given: object) -> None:
        self._tasks.start(self._told(functools.partial(work, *given)), name)

    @property
    def _window(self) -> QWidget:
        return self._tabs.window()

    def _filters(self) -> str:
        """Give the file names of all formats for a file dialog."""
        of_files = {
            one.title: [pattern for pattern in one.patterns if not pattern.endswith("/")]
            for one in self.formats
            if one.read is not None
        }
        all_of_them = " ".join(dict.fromkeys(p for found in of_files.values() for p in found))
        each = [f"{title} ({' '.join(found)})" for title, found in of_files.items() if found]
        return ";;".join([f"All known ({all_of_them})", *each, "All files (*)"])

    async def _read(self, path: Path) -> tuple[Format, Imported] | None:
        reading = in_daemon_thread(origins.read, path, self.formats)
        try:
            return await patiently(self._window, f"Reading {path.name}", reading)
        except (InterchangeError, OSError) as error:
            await dialogs.show_problem(self._window, f"{path.name} cannot be imported", str(error))
        except GivenUpError:
            self.said.emit("Nothing was imported.")
        return None

    async def _keep(self, lines: tuple[Line, ...], origin: Origin, imported: Imported) -> None:
        kept: list[Kept] = []
        try:
            await self._records.keep(renamed(lines), kept)
        finally:
            if kept:  # what was written can be undone, also when the rest was refused
                self._tell(lines[: len(kept)], kept, origin, imported)

    def _tell(
        self, lines: Sequence[Line], kept: Sequence[Kept], origin: Origin, imported: Imported
    ) -> None:
        """Say what came, offer Undo, and remember where it came from."""
        for line, one in zip(lines, kept, strict=True):
            files = imported.origins.get(line.record.name)
            if files is not None and one.section is not Section.CONNECTIONS:
                self._origins[one.id] = Origin(origin.path, origin.format, files)
        self._notice.tell(
            f"Imported {title_of(lines)} from {origin.path.name}.",
            answer="Undo",
            do=functools.partial(self._start, "undo import", self._undo, kept),
        )
        entry = self._records.entry(kept[-1].section, kept[-1].id)
        if len(kept) == 1 and entry is not None:
            self.open_wanted.emit(kept[0].section, entry.slug)

    async def _undo(self, kept: Sequence[Kept]) -> None:
        await self._records.take_out(kept)
        self.said.emit("The import was undone.")

    async def _ways(self, front: Front) -> list[Way] | None:
        """Give what each fitting format would write; None: a person did not wait for it."""
        origin = self._origins.get(front.id)
        if origin is not None:
            front = front.with_origin(origin.files)
        work = in_daemon_thread(_ways, front, self.formats, self._desk.workspace.folder)
        try:
            return await patiently(self._window, f"Writing {front.name}", work)
        except GivenUpError:
            return None

    async def _write(self, front: Front, format: Format, exported: Exported) -> None:
        names = tuple(exported.files)
        if len(names) == 1:
            start = (self._folder or self._desk.workspace.folder.parent) / Path(names[0]).name
            path = await dialogs.save_file(self._window, f"Export {front.name}", start)
            if path is None:
                return
            folder, name = path.parent, path.name
        else:
            folder, name = await dialogs.choose_folder(self._window, "Folder to write into"), ""
            if folder is None or not await self._may_replace(folder, names):
                return
        self._folder = folder
        exported = await self._over(folder / name, front, format) or exported
        try:
            await in_daemon_thread(exporting.write, folder, exported, name)
        except OSError as error:
            await dialogs.show_problem(self._window, f"{front.name} was not exported", str(error))
            return
        self._notice.tell(f"Exported {front.name} to {folder / name}.")

    async def _over(self, path: Path, front: Front, format: Format) -> Exported | None:
        """Write into the documents that are there already, so that what they alone hold stays.

        None: there are none, or the thing is known to come from others.
        """
        if front.id in self._origins or format.read is None:
            return None
        origin = await origins.origin_in(path, self.formats, front.name)
        if origin is None or origin.format != format:
            return None
        found = await self._ways(front.with_origin(origin.files)) or ()
        return next((one.exported for one in found if one.format == format), None)

    async def _may_replace(self, folder: Path, names: Sequence[str]) -> bool:
        there = [name for name in names if (folder / name).exists()]
        if not there:
            return True
        text = f"These are in {folder} already: {', '.join(there[:5])}."
        return await dialogs.confirm(
            self._window, f"Replace {len(there)} files?", text, "Replace", danger=True
        )

    async def _ask_origin(self, front: Front) -> Origin | None:
        """Ask what to compare with: it was not imported since the workspace is open."""
        title = f"File to compare {front.name} with"
        if front.block is not None:  # a block is a folder of files
            path = await dialogs.choose_folder(self._window, title, self._folder)
        else:
            path = await dialogs.open_file(self._window, title, self._folder, self._filters())
        if path is None:
            return None
        self._folder = path.parent
        origin = await origins.origin_in(path, self.formats, front.name)
        if origin is None:
            text = f"{path.name} is in no format that is known here."
            await dialogs.show_problem(self._window, "This cannot be compared", text)
        return origin


def _ways(front: Front, formats: Sequence[Format], root: Path) -> list[Way]:
    things: list[Any] = [
        (noun, exporting.with_preview(thing, root)) for noun, thing in front.things()
    ]
    return exporting.ways(things, formats, tuple(exporting.secrets_of_all(front.known)))

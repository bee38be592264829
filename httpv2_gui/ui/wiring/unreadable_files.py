"""Tells of files that cannot be read: each time there is news, and not again before that."""

from __future__ import annotations

from collections.abc import Sequence

from httpv2_gui.core.storage.workspace import FileProblem
from httpv2_gui.ui.workspace.notice import NoticeBar


class UnreadableFiles:
    """Remembers what was told."""

    def __init__(self, notice: NoticeBar) -> None:
        self._notice = notice
        self._told: tuple[FileProblem, ...] = ()
        self._sentence = ""

    def show(self, problems: Sequence[FileProblem]) -> None:
        """Name the first file with line and key, and how many more there are."""
        if tuple(problems) == self._told:
            return
        self._told = tuple(problems)
        self._notice.take_back(self._sentence)
        if problems:
            more = f" {len(problems) - 1} more like this." if len(problems) > 1 else ""
            self._sentence = f"{problems[0]}{more} The file is left as it is."
            self._notice.tell(self._sentence, "err")

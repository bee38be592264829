"""Certificates: pasted or picked from a file; says at once whose they are."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from httpv2_gui.core.model.fields import Declared
from httpv2_gui.core.model.result import Certificate
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.buttons import ghost_button
from httpv2_gui.ui.base.fonts import mono_font
from httpv2_gui.ui.base.plain_editors import LongTextEditor
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.base.theme import restyle

FILTER = "Certificates (*.pem *.crt *.cer *.der *.p7b);;All files (*)"
_SHOWN = 3


@dataclass(frozen=True)
class CertificateTools:
    """What a form needs of the engine to understand certificates."""

    read: Callable[[str], Sequence[Certificate]]
    """Reads what stands in the field; raises ValueError with a sentence."""
    read_file: Callable[[bytes], str]
    """Turns a file into the text for the field; raises ValueError with a sentence."""


class CertificateEditor(LongTextEditor):
    """The text, a button to pick a file, and a line of facts."""

    def __init__(
        self,
        declared: Declared,
        tools: CertificateTools | None,
        tasks: Tasks | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(declared, parent)
        self._tools, self._tasks = tools, tasks
        self.filters = FILTER
        self.take_file: Callable[[str, bytes], Awaitable[None]] | None = None
        """What is done with a picked file's name and content, in place of reading it here."""
        self.pick = ghost_button(
            "file", f"Pick a file for {declared.label}", "Pick a file…", size=16
        )
        self.pick.setObjectName(f"{declared.name}.pick")
        self.pick.clicked.connect(self._start_picking)
        self.facts = QLabel()
        self.facts.setObjectName(f"{declared.name}.facts")
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setWordWrap(True)
        self.facts.setProperty("kind", "help")
        restyle(self.pick, kind="inside")
        if tools is not None and tasks is not None:
            self.edit.set_corner(self.pick)
        self.rows.addWidget(self.facts)
        self.edit.textChanged.connect(self._follow)
        self._follow()

    def _dress(self) -> None:
        self.edit.show_gutter(False)
        self.edit.set_wrap(True)
        self.edit.setFont(mono_font(12))

    def _follow(self) -> None:
        """Say whose certificates these are; an empty field takes one line only."""
        text = self.edit.text().strip()
        self._set_height(4 if text else 1)
        facts, tone = self._facts(text)
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))
        restyle(self.facts, tone=tone)

    def _facts(self, text: str) -> tuple[str, str]:
        if not text or self._tools is None:
            return "", ""
        try:
            certificates = self._tools.read(text)
        except ValueError as error:
            return str(error), "err"
        expired = any(one.not_after < datetime.now(UTC) for one in certificates)
        lines = [_line(one) for one in certificates[:_SHOWN]]
        if len(certificates) > _SHOWN:
            lines.append(f"and {len(certificates) - _SHOWN} more")
        return "\n".join(lines), "err" if expired else "ok"

    def _start_picking(self) -> None:
        if self._tasks is not None:
            self._tasks.start(self._pick(), f"pick {self.declared.name}")

    async def _pick(self) -> None:
        path = await dialogs.open_file(self, self.declared.label, filters=self.filters)
        if path is None or self._tools is None:
            return
        try:
            content = await asyncio.to_thread(path.read_bytes)
            if self.take_file is not None:
                await self.take_file(path.name, content)
                return
            text = self._tools.read_file(content)
        except (ValueError, OSError) as error:
            hint = "Pick a PEM or DER file of a certificate."
            await dialogs.show_problem(self, f"{path.name} cannot be used", str(error), hint)
            return
        self.edit.replace_text(text)

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        self._follow()


def _line(certificate: Certificate) -> str:
    until = f"{certificate.not_after:%d %B %Y}"
    verb = "expired on" if certificate.not_after < datetime.now(UTC) else "valid until"
    issuer = certificate.issuer
    by = "self-signed" if issuer == certificate.subject else f"issued by {issuer}"
    return f"{certificate.subject}, {by}, {verb} {until}"

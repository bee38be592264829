"""Where the time went, exchange by exchange, and what TLS agreed on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.result import Certificate, Exchange, TlsFacts
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.card import hairline
from httpv2_gui.ui.base.elided_text import ElidedText
from httpv2_gui.ui.base.pill import Pill
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.responses.facts import SOON, Tone, days_left, status_text, status_tone
from httpv2_gui.ui.responses.phases import Phase, phases_of, span_of
from httpv2_gui.ui.responses.reading import Reading
from httpv2_gui.ui.responses.viewer import Viewer


class TimelineView(Viewer):
    """A section for each exchange, the token request included."""

    title = "Timeline"

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName("Timeline")
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out(self._area)

    @classmethod
    def fits(cls, reading: Reading) -> float:
        return 0.05 if reading.result.exchanges else 0.0

    def show_reading(self, reading: Reading) -> None:
        page = QWidget()
        page.setProperty("kind", "clear")
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        for place, exchange in enumerate(reading.result.exchanges):
            if place:
                column.addWidget(hairline())
            column.addWidget(_section(exchange))
        column.addStretch()
        self._area.setWidget(page)


def _section(exchange: Exchange) -> QWidget:
    section = QFrame()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addLayout(_heading(exchange))
    for sentence in _how(exchange):
        column.addWidget(_label(sentence, kind="help"))
    column.addLayout(_bars(exchange))
    if exchange.tls is not None:
        column.addLayout(_tls(exchange.tls))
    return section


_LONGEST = 200
_PURPOSES = {
    "token": "Token request",
    "challenge": "Challenge",
    "redirect": "Redirect",
    "request": "Request",
}


def _heading(exchange: Exchange) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(_label(_PURPOSES.get(exchange.purpose, exchange.purpose), kind="strong"))
    row.addWidget(ElidedText(f"{exchange.sent.method} {exchange.sent.url}"), 1)
    if exchange.received is None:
        row.addWidget(Pill("no answer", "err"))
    else:
        row.addWidget(Pill(status_text(exchange.received), status_tone(exchange.received.status)))
    if exchange.timing.total_ms:
        row.addWidget(Pill(spoken.duration(exchange.timing.total_ms)))
    return row


def _how(exchange: Exchange) -> Iterator[str]:
    """Say through what it went, and what was offered where it is a challenge."""
    if exchange.contact.proxy:
        yield f"Through the proxy {exchange.contact.proxy}"
    if exchange.purpose == "challenge" and exchange.received is not None:
        offered = (
            value
            for name, value in exchange.received.headers
            if name.lower() in ("www-authenticate", "proxy-authenticate")
        )
        yield f"The server asked for: {'; '.join(value[:_LONGEST] for value in offered)}"


def _bars(exchange: Exchange) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 60)
    span = span_of(exchange.timing)
    for row, phase in enumerate(phases_of(exchange.timing)):
        length = _label(spoken.duration(phase.length_ms))
        length.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        length.setMinimumWidth(64)
        grid.addWidget(_label(phase.name, kind="help"), row, 0)
        grid.addWidget(PhaseBar(phase, span), row, 1)
        grid.addWidget(length, row, 2)
    if grid.count() == 0:
        grid.addWidget(_label("The phases of this exchange were not measured.", kind="help"), 0, 0)
    return grid


class PhaseBar(QWidget):
    """Draws one phase where it lay in its exchange; the labels beside it say the same."""

    def __init__(self, phase: Phase, span_ms: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phase, self._span = phase, span_ms
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{phase.name}: {spoken.duration(phase.length_ms)}")

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, self.height() / 2 - 4, self.width(), 8)
        painter.setBrush(QColor(tokens.hover))
        painter.drawRoundedRect(track, 4, 4)
        left = track.width() * self._phase.start_ms / self._span
        width = max(track.width() * self._phase.length_ms / self._span, 3)
        painter.setBrush(QColor(tokens.tone(self._phase.tone)))
        painter.drawRoundedRect(
            QRectF(min(left, track.width() - width), track.top(), width, 8), 4, 4
        )

    def sizeHint(self) -> QSize:
        return QSize(120, 18)


def _tls(facts: TlsFacts) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(_label("TLS", kind="strong"))
    row.addWidget(ElidedText(f"{facts.version}, {facts.cipher}"), 1)
    row.addWidget(Pill("verified", "ok") if facts.verified else Pill("not verified", "warn"))
    column.addLayout(row)
    for certificate in facts.chain:
        column.addLayout(_certificate(certificate))
    return column


def _certificate(certificate: Certificate) -> QHBoxLayout:
    text, tone = expiry(certificate, datetime.now(UTC))
    line = ElidedText(f"{certificate.subject}   issued by {certificate.issuer}")
    line.setProperty("kind", "help")
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addSpacing(12)
    row.addWidget(line, 1)
    row.addWidget(Pill(text, tone))
    return row


def expiry(certificate: Certificate, now: datetime) -> tuple[str, Tone]:
    """Say how long a certificate is still good."""
    days = days_left(certificate, now)
    if days < 0:
        return f"expired {certificate.not_after:%Y-%m-%d}", "err"
    tone: Tone = "warn" if certificate.not_after - now < SOON else "plain"
    return f"until {certificate.not_after:%Y-%m-%d}, {spoken.count(days, 'day')}", tone


def _label(text: str, kind: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label

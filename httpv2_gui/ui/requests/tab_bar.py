"""The tabs of open requests and other pages: method badge, name, unsaved dot or close cross."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QIcon, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QTabBar, QToolButton, QWidget

from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.icons import icon
from httpv2_gui.ui.base.methods import short_method
from httpv2_gui.ui.requests.dot import dot_icon

WIDEST = 260
LEFT, RIGHT = QTabBar.ButtonPosition.LeftSide, QTabBar.ButtonPosition.RightSide


class MethodBadge(QLabel):
    """A method in small bold letters of its colour."""

    def __init__(self, method: str) -> None:
        super().__init__()
        self.setObjectName("methodBadge")
        self.setProperty("kind", "badge")
        self.show_method(method)

    def show_method(self, method: str) -> None:
        if self.text() != short_method(method):
            self.setText(short_method(method))
            theme.restyle(self, tone=method)
            self.adjustSize()


class CloseMark(QToolButton):
    """A cross that closes; while there is something unsaved a dot until the mouse is over it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("closeTab")
        self.setProperty("kind", "close")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setIconSize(QSize(12, 12))
        self.setFixedSize(20, 20)
        self._modified = False
        self._hovered = False
        self.show_state()

    def set_modified(self, modified: bool) -> None:
        if modified != self._modified:
            self._modified = modified
            self.show_state()

    def show_state(self) -> None:
        dot = self._modified and not self._hovered
        self.setIcon(dot_icon(theme.tokens().acc) if dot else icon("x", "mid"))
        unsaved = "Unsaved changes. " if self._modified else ""
        self.setToolTip(f"{unsaved}Close (Ctrl+W)")
        self.setAccessibleName("Unsaved, close tab" if self._modified else "Close tab")

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.show_state()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.show_state()
        super().leaveEvent(event)


class DocumentTabs(QTabBar):
    """Tabs that can be dragged and closed.

    Signals:
        close_requested: The cross or the middle button was pressed. arg: the tab's key.
    """

    close_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documentTabs")
        self._waiting: set[str] = set()
        """Keys of the tabs that show a clock."""
        self.setProperty("kind", "documents")
        self.setAccessibleName("Open tabs")
        self.setMovable(True)
        self.setExpanding(False)
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(16, 16))
        theme.notifier().changed.connect(self._on_theme)

    def key(self, index: int) -> str:
        return self.tabData(index) or ""

    def index_of(self, key: str) -> int:
        """Give where the tab of that key stands now, -1 if nowhere."""
        return next((index for index in range(self.count()) if self.key(index) == key), -1)

    def add(self, key: str, title: str) -> int:
        index = self.addTab(title)
        self.setTabData(index, key)
        mark = CloseMark()
        mark.clicked.connect(self._on_mark_clicked)
        self.setTabButton(index, RIGHT, mark)
        return index

    def change_key(self, old: str, new: str) -> None:
        self.setTabData(self.index_of(old), new)
        if old in self._waiting:
            self._waiting.remove(old)
            self._waiting.add(new)

    def set_title(self, key: str, title: str) -> None:
        index = self.index_of(key)
        text = title.replace("&", "&&")
        if text != self.tabText(index):  # setting it lays out all tabs anew
            self.setTabText(index, text)
            self.setTabToolTip(index, title)

    def set_method(self, key: str, method: str) -> None:
        index = self.index_of(key)
        badge = self.tabButton(index, LEFT)
        if isinstance(badge, MethodBadge):
            badge.show_method(method)
        else:
            self.setTabButton(index, LEFT, MethodBadge(method))

    def set_modified(self, key: str, modified: bool) -> None:
        mark = self.tabButton(self.index_of(key), RIGHT)
        if isinstance(mark, CloseMark):
            mark.set_modified(modified)

    def set_waiting(self, key: str, waiting: bool) -> None:
        """Mark a request that waits for expected values with a clock."""
        index = self.index_of(key)
        if index < 0 or waiting == (key in self._waiting):
            return
        (self._waiting.add if waiting else self._waiting.discard)(key)
        self.setTabIcon(index, icon("clock", "acc") if waiting else QIcon())
        title = self.tabText(index).replace("&&", "&")
        self.setTabToolTip(index, f"{title}: waiting for the expected values" if waiting else title)
        self.setAccessibleTabName(index, f"{title}, waiting" if waiting else title)

    def _on_theme(self) -> None:
        for key in self._waiting:
            self.setTabIcon(self.index_of(key), icon("clock", "acc"))
        for index in range(self.count()):
            mark = self.tabButton(index, RIGHT)
            if isinstance(mark, CloseMark):
                mark.show_state()

    def _on_mark_clicked(self) -> None:
        mark = self.sender()
        for index in range(self.count()):
            if self.tabButton(index, RIGHT) is mark:
                self.close_requested.emit(self.key(index))
                return

    def _key_at(self, where: QPoint) -> str:
        return self.key(self.tabAt(where))

    def tabSizeHint(self, index: int) -> QSize:
        """Room for the whole title and for both buttons; a very long title is cut."""
        size = super().tabSizeHint(index)
        return QSize(min(size.width() + 24, WIDEST), 38)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            if key := self._key_at(event.position().toPoint()):
                self.close_requested.emit(key)
            return
        super().mouseReleaseEvent(event)


class TabStrip(QWidget):
    """The ground that the tabs stand on, with a hairline that the open tab interrupts."""

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.side))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.line))
        painter.end()

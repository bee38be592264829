"""A place for a widget that is made when it is first looked at: a window opens at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from httpv2_gui.ui.base import tab_order


class Later(QWidget):
    """Takes the room of the widget that `make` gives when the place is shown or asked for.

    `make` gets the place as parent. Widgets should be made inside it rather than put there
    afterwards: Qt works out the style of a whole tree again whenever the tree moves.

    Signals:
        made: The widget is there now. arg: the widget.
    """

    made = Signal(object)

    def __init__(self, make: Callable[[QWidget], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._widget: QWidget | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    @property
    def is_made(self) -> bool:
        return self._widget is not None

    def widget(self) -> QWidget:
        """Give the widget, made now if it was not."""
        if self._widget is None:
            self._widget = self._make(self)
            self._rows.insertWidget(0, self._widget, 1)
            self.made.emit(self._widget)
            tab_order.arrange(self)
            self._widget.show()  # its parent was shown a moment ago and will not do it
        return self._widget

    def add_below(self, widget: QWidget) -> None:
        """Put something more under it."""
        self._rows.addWidget(widget)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        self.widget()
        self._rows.activate()
        super().showEvent(event)

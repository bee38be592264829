"""The button beside Cookie Scope that shows what is kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from httpv2_gui.ui.base import tab_order
from httpv2_gui.ui.base.buttons import outline_button
from httpv2_gui.ui.base.form import RecordForm

SHOW = "Show kept cookies…"


class CookieTools(QObject):
    """Dresses the form that has Cookie Scope.

    Signals:
        show_requested: The kept cookies are to be shown.
    """

    show_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._form: RecordForm | None = None

    def dress(self, form: RecordForm) -> None:
        """Add the button; once."""
        if self._form is form:
            return
        self._form = form
        button = outline_button(SHOW, "cookie", "What is kept for this connection now")
        button.clicked.connect(self.show_requested)
        form.row("cookie_scope").add_below(button)
        tab_order.arrange(form)

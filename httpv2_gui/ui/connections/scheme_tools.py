"""What a scheme offers besides its fields: a token to generate, a Test URL that fits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.auth.xsoar import XsoarAuth
from httpv2_gui.ui.base import tab_order
from httpv2_gui.ui.base.buttons import link_button, outline_button, rename
from httpv2_gui.ui.base.form import RecordForm
from httpv2_gui.ui.connections.scheme_forms import SchemeForms
from httpv2_gui.ui.connections.token_panel import TokenPanel

TRY = "Fetch and choose…"


class SchemeTools(QWidget):
    """Stands under the scheme's form and puts buttons beside its fields.

    Signals:
        generate_requested: A token is wanted.
        token_grew: There is more to read of the token than before.
        generate_cancelled: No token is wanted any more.
        trial_requested: The token request is to be tried, to choose from its answer.
        example_requested: An example of the product is to be pasted.
        test_url_taken: The suggestion is welcome. str: the URL.
    """

    generate_requested = Signal()
    token_grew = Signal()
    generate_cancelled = Signal()
    trial_requested = Signal()
    example_requested = Signal()
    test_url_taken = Signal(str)

    def __init__(
        self, schemes: SchemeForms, head: RecordForm, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._token: TokenPanel | None = None
        self._try: QPushButton | None = None
        self._scheme = ""
        self._suggested = ""
        self._suggestion = link_button("Use")
        self._suggestion.setObjectName("suggested_test_url")
        self._suggestion.clicked.connect(lambda: self.test_url_taken.emit(self._suggested))
        head.row("test_url").add_below(self._suggestion)
        schemes.made.connect(self._dress)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def token(self) -> TokenPanel:
        """The panel of the token, made now if it was not."""
        if self._token is None:
            self._token = TokenPanel(self)
            self._token.generate_requested.connect(self.generate_requested)
            self._token.cancel_requested.connect(self.generate_cancelled)
            self._token.grew.connect(self.token_grew)
            self._column.addWidget(self._token)
            tab_order.arrange(self)
        return self._token

    def follow(self, scheme: Scheme, test_url: str) -> None:
        """Offer what fits the scheme as it is filled in now."""
        grant = scheme.generation()
        if grant is not None:
            grant.close()
        if self._token is not None and scheme.name != self._scheme:
            self._token.forget()
        self._scheme = scheme.name
        state, can_generate = scheme.token_state(), grant is not None
        if state is not None or can_generate or self._token is not None:
            self.token.show_state(state, can_generate=can_generate)
            self.setVisible(not self.token.isHidden())
        self._suggest(scheme.suggested_test_url(), test_url)

    def show_trying(self, is_trying: bool) -> None:
        """Show that the token request runs."""
        if self._try is not None:
            self._try.setEnabled(not is_trying)
            rename(self._try, "Fetching…" if is_trying else TRY)

    def _suggest(self, url: str, test_url: str) -> None:
        self._suggested = url
        self._suggestion.setVisible(bool(url) and url != test_url.strip())
        self._suggestion.setText(f"Use {url}")
        self._suggestion.setAccessibleName(f"Use {url}")

    def _dress(self, name: str, form: RecordForm) -> None:
        if name == DedicatedAuth.name:
            button = self._try = outline_button(TRY, "tree")
            button.setToolTip("Run the token request and click the token in its answer")
            button.clicked.connect(self.trial_requested)
            form.row("token_field").add_below(button)
        elif name == XsoarAuth.name:
            button = outline_button("Paste cURL example…", "terminal")
            button.setToolTip("The example that the product shows beside the key fills the form")
            button.clicked.connect(self.example_requested)
            form.row("key_type").add_below(button)

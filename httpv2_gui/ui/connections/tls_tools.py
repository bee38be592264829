"""Buttons beside the certificates of a connection: a file with everything, a look at the server."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from httpv2_gui.core.engine import certificates
from httpv2_gui.core.engine.client_certificates import needs_password, read_identity
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.ui.base import dialogs, tab_order
from httpv2_gui.ui.base.buttons import outline_button, rename
from httpv2_gui.ui.base.certificate_editor import CertificateEditor
from httpv2_gui.ui.base.form import RecordForm
from httpv2_gui.ui.base.tasks import Tasks

IDENTITY_FILTER = "Certificates and keys (*.pem *.crt *.cer *.der *.key *.pfx *.p12);;All files (*)"
LOOK = "Look at the server…"


class TlsTools(QObject):
    """Dresses the form of SSL Options.

    Signals:
        look_requested: The server's certificates are to be shown.
    """

    look_requested = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._form: RecordForm | None = None
        self._look: QPushButton | None = None

    def dress(self, form: RecordForm) -> None:
        """Add what the form itself does not know; once."""
        if self._form is form:
            return
        self._form = form
        client = form.editor("client_certificate")
        if isinstance(client, CertificateEditor):
            client.filters = IDENTITY_FILTER
            client.take_file = self._take_identity
        self._look = outline_button(LOOK, "shield-check")
        self._look.setToolTip("Show the certificates of Test URL's server. No request is sent.")
        self._look.clicked.connect(self.look_requested)
        form.row("trusted_certificate").add_below(self._look)
        tab_order.arrange(form)

    def show_looking(self, is_looking: bool) -> None:
        """Show that somebody looks at the server."""
        if self._look is not None:
            self._look.setEnabled(not is_looking)
            rename(self._look, "Looking…" if is_looking else LOOK)

    def trust(self, text: str) -> None:
        """Trust a server's certificate, beside those that are trusted already."""
        if self._form is None:
            return
        there = str(self._form.editor("trusted_certificate").value())
        try:
            both = [*certificates.load_text(there), *certificates.load_text(text)]
            text = certificates.as_field(both)
        except ValueError:
            pass  # What stood there is no certificate: it is replaced.
        self._form.fill_in(trusted_certificate=text)

    async def _take_identity(self, name: str, content: bytes) -> None:
        """Fill in certificate, key and password from one file; asks for the password."""
        form = self._form
        if form is None:
            return
        password = ""
        if await asyncio.to_thread(needs_password, content):
            label = "The private key in it is encrypted."
            asked = await dialogs.ask_password(form, f"Password of {name}", label, "Open")
            if asked is None:
                return
            password = asked
        try:
            found = await asyncio.to_thread(read_identity, content, password)
        except ValueError as error:
            hint = "Pick a PEM file with certificate and key, or a PKCS#12 file (.pfx, .p12)."
            await dialogs.show_problem(form, f"{name} cannot be used", str(error), hint)
            return
        values: dict[str, object] = {"client_key_password": Secret(password)} if password else {}
        if found.certificate:
            values["client_certificate"] = found.certificate
        if found.key:
            values["client_key"] = Secret(found.key)
        form.fill_in(**values)

"""A body as a file or on the clipboard."""

from __future__ import annotations

import base64
import re
from urllib.parse import unquote, urlsplit

from httpv2_gui.ui.responses.reading import Reading

_STRANGE = re.compile(r"[^\w.\- ]+")


def clipboard_text(reading: Reading) -> str:
    """Give the body as text; bytes that are none as Base64."""
    return reading.text or base64.b64encode(reading.body).decode()


def suggested_name(reading: Reading) -> str:
    """Propose a file name from the URL's last part and the detected type; the person decides."""
    final = reading.result.final
    path = unquote(urlsplit(final.sent.url).path) if final else ""
    name = _STRANGE.sub("_", path.rstrip("/").rpartition("/")[2]).strip(" ._")[:80] or "response"
    extension = reading.kind.extension
    if not extension or re.search(r"\.\w{1,5}$", name):
        return name
    return f"{name}.{extension}"

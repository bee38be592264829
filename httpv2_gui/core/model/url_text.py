"""How text that was typed into a URL goes out."""

from __future__ import annotations

import re

_TO_ENCODE = re.compile(rb"%(?![0-9A-Fa-f]{2})|[^!#$%&'()*+,/:;=?@\[\]~A-Za-z0-9\-._]")
"""What may not stand in a request target, as requests sees it; the rest goes out as typed."""


def encoded(text: str) -> str:
    """Encode what a request target cannot hold, and nothing else."""
    content = text.encode("utf-8", "surrogatepass")
    return _TO_ENCODE.sub(lambda m: b"%%%02X" % m.group()[0], content).decode("ascii")

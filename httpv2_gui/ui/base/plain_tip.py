"""A tooltip that shows a stranger's text as text."""

from __future__ import annotations

import html

LONGEST = 1200


def plain_tip(text: str) -> str:
    """Escape the text: Qt would take one that looks like HTML for HTML."""
    shown = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    lines = "<br>".join(html.escape(line) for line in shown.splitlines())
    return f"<qt>{lines}</qt>" if lines else ""

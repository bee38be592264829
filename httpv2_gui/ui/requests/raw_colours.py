"""Colours the text of an HTTP message: method, header names, and the labels of secrets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from httpv2_gui.ui.base import theme

HEAD, BODY = 1, 2
_NAME = re.compile(r"^[^:\s]+:")


class RawColours(QSyntaxHighlighter):
    """Head first, then, behind a blank line, the body; secrets stand out in both."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._labels: re.Pattern[str] | None = None
        theme.notifier().changed.connect(self.rehighlight)

    def set_labels(self, labels: Iterable[str]) -> None:
        """Mark these texts, such as `<API Key Secret>`."""
        wanted = "|".join(re.escape(label) for label in labels)
        self._labels = re.compile(wanted) if wanted else None

    def highlightBlock(self, text: str) -> None:
        first = self.previousBlockState() == -1
        in_body = self.previousBlockState() == BODY or (not first and not text)
        self.setCurrentBlockState(BODY if in_body else HEAD)
        if first:
            self._colour_request_line(text)
        elif not in_body and (name := _NAME.match(text)):
            self.setFormat(0, name.end(), _format(theme.tokens().syntax["key"]))
        self._colour_labels(text)

    def _colour_request_line(self, text: str) -> None:
        method = text.partition(" ")[0]
        tokens = theme.tokens()
        colour = tokens.methods.get(method, tokens.fg)
        self.setFormat(0, len(method), _format(colour, bold=True))
        if text.endswith(" HTTP/1.1"):
            self.setFormat(len(text) - 8, 8, _format(tokens.dim))

    def _colour_labels(self, text: str) -> None:
        if self._labels is None:
            return
        syntax = theme.tokens().syntax
        look = _format(syntax["placeholder"])
        look.setBackground(QColor(syntax["placeholder_bg"]))
        for match in self._labels.finditer(text):
            self.setFormat(match.start(), len(match.group()), look)


def _format(colour: str, *, bold: bool = False) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(colour))
    if bold:
        look.setFontWeight(QFont.Weight.Bold)
    return look

"""Colours JSON, XML and placeholders, one line at a time."""

from __future__ import annotations

import re
from typing import Literal

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from httpv2_gui.core.model.json_text import PLACEHOLDER
from httpv2_gui.ui.base import theme

Language = Literal["json", "xml", "text"]

LIMIT = 256 * 1024
"""Longer documents stay in one colour: colouring them would hold up the window."""

_JSON = re.compile(
    rf"(?P<key>\"(?>{PLACEHOLDER.pattern}|[^\"\\]|\\.)*+\"(?=\s*:))"
    rf"|(?P<string>\"(?>{PLACEHOLDER.pattern}|[^\"\\]|\\.)*+\"?)"
    rf"|{PLACEHOLDER.pattern}"
    r"|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)"
    r"|(?P<word>\b(?:true|false|null)\b)"
    r"|(?P<punct>[{}\[\]:,])"
)
_XML = re.compile(
    r"(?P<punct><!--.*?(?:-->|$)|<!\[CDATA\[|\]\]>)"
    r"|(?P<key></?[\w:.-]+|<[?!][\w:.-]+|/?>|\?>)"
    r"|(?P<word>[\w:.-]+(?=\s*=\s*[\"']))"
    r"|(?P<string>(?<==)\s*(?:\"[^\"]*\"?|'[^']*'?))"
    r"|(?P<number>&[#\w]+;)"
)
_END_OF_COMMENT = re.compile(r".*?(-->|$)")
_IN_COMMENT = 1


class Highlighter(QSyntaxHighlighter):
    """Colours one document in the theme in use."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.language: Language = "text"
        self._formats = _formats()

    def set_language(self, language: Language) -> None:
        """Colour as another language."""
        if language != self.language:
            self.language = language
            self.rehighlight()

    def repaint(self) -> None:
        """Take the colours of the theme in use."""
        self._formats = _formats()
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if self.language == "json":
            self._colour(_JSON, text, 0)
        elif self.language == "xml":
            self._colour_xml(text)
        for found in PLACEHOLDER.finditer(text):
            self.setFormat(found.start(), len(found.group()), self._formats["placeholder"])

    def _colour(self, pattern: re.Pattern[str], text: str, start: int) -> None:
        for found in pattern.finditer(text, start):
            if found.lastgroup:
                self.setFormat(found.start(), len(found.group()), self._formats[found.lastgroup])

    def _colour_xml(self, text: str) -> None:
        start = 0
        if self.previousBlockState() == _IN_COMMENT:
            comment = _END_OF_COMMENT.match(text)
            start = comment.end() if comment else 0
            self.setFormat(0, start, self._formats["punct"])
        self._colour(_XML, text, start)
        self.setCurrentBlockState(_IN_COMMENT if self._comment_is_open(text) else 0)

    def _comment_is_open(self, text: str) -> bool:
        began = text.rfind("<!--")
        was_open = began >= 0 or self.previousBlockState() == _IN_COMMENT
        return was_open and text.find("-->", max(began, 0)) < 0


def _formats() -> dict[str, QTextCharFormat]:
    syntax = theme.tokens().syntax
    formats: dict[str, QTextCharFormat] = {}
    for name in ("key", "string", "number", "word", "punct", "placeholder"):
        formats[name] = QTextCharFormat()
        formats[name].setForeground(QColor(syntax[name]))
    formats["placeholder"].setBackground(QColor(syntax["placeholder_bg"]))
    return formats

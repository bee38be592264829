"""Checks and indents XML as text: nothing is expanded, fetched or changed inside a tag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat
from xml.parsers.expat import errors


@dataclass(frozen=True)
class XmlError(ValueError):
    """Why a text is not well-formed XML, in a sentence, with the place (1-based)."""

    message: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"Line {self.line}, column {self.column}: {self.message}"


_SENTENCES = {
    errors.XML_ERROR_NO_ELEMENTS: "The text ends too early: an element is missing or open.",
    errors.XML_ERROR_TAG_MISMATCH: "This closing tag does not match the tag that is open.",
    errors.XML_ERROR_DUPLICATE_ATTRIBUTE: "This attribute is already there.",
    errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "The document ends before this.",
    errors.XML_ERROR_UNDEFINED_ENTITY: "XML knows only &amp; &lt; &gt; &apos; and &quot;.",
    errors.XML_ERROR_UNCLOSED_TOKEN: "Something that starts here is not closed.",
    errors.XML_ERROR_UNCLOSED_CDATA_SECTION: "The CDATA section is not closed.",
    errors.XML_ERROR_INVALID_TOKEN: "This character may not stand here; write & as &amp;.",
    errors.XML_ERROR_UNBOUND_PREFIX: "This prefix is not declared with xmlns.",
    errors.XML_ERROR_MISPLACED_XML_PI: "The XML declaration must be the very first thing.",
}


class _DeclaresEntityError(Exception):
    pass


def xml_error(text: str) -> XmlError | None:
    """Say where and why a text is not well-formed XML; None when it is.

    A document that declares entities is refused unread: they can blow up to gigabytes.
    """
    parser = expat.ParserCreate("utf-8")
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        sentence = _SENTENCES.get(expat.ErrorString(error.code), f"{_reason(error)}.")
        return XmlError(sentence, error.lineno, error.offset + 1)
    except _DeclaresEntityError:
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        return XmlError("Documents that declare entities are not read.", line, column)
    return None


def _reason(error: expat.ExpatError) -> str:
    return expat.ErrorString(error.code).capitalize()


def _refuse(*_declaration: object) -> None:
    raise _DeclaresEntityError


_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|<!DOCTYPE(?:[^\[>\"']|\"[^\"]*\"|'[^']*'|\[[^\]]*\])*+>"
    r"|<(?:[^>\"']|\"[^\"]*\"|'[^']*')*+>|[^<]+",
    re.DOTALL,
)
_DEEPEST = 200
"""Levels that are indented; what is nested deeper stays there, or depth would cost gigabytes."""
_KEEPS_SPACE = re.compile(r"\sxml:space\s*=\s*[\"']preserve[\"']")


def indent_xml(text: str, width: int = 2) -> str:
    """Give XML with one element a line; text that is not well-formed comes back unchanged.

    An element that has text of its own, or says `xml:space="preserve"`, stays as it is with all
    that is in it: there white space counts.
    """
    tokens = _TOKEN.findall(text)
    if xml_error(text) is not None or "".join(tokens) != text:
        return text
    kept = _verbatim(tokens)
    written: list[str] = []
    depth = 0
    before = ""
    for index, token in enumerate(tokens):
        if not token.strip() and index not in kept:
            continue
        depth -= _closes(token)
        is_joined = index in kept or (_closes(token) and _opens(before))
        if not is_joined:
            written.append("\n" + " " * (width * min(depth, _DEEPEST)) if written else "")
        written.append(token if index in kept else token.strip())
        depth += _opens(token)
        before = token
    return "".join(written) + "\n" * text.endswith("\n")


def _verbatim(tokens: list[str]) -> set[int]:
    """Give the places of all tokens that stay joined to the start tag before them."""
    kept: set[int] = set()
    last = -1
    for start, end in sorted(_wordy_elements(tokens)):
        if start > last:
            kept.update(range(start + 1, end + 1))
            last = end
    return kept


def _wordy_elements(tokens: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where elements start and end whose white space counts."""
    opened: list[int] = []
    wordy: set[int] = set()
    for index, token in enumerate(tokens):
        if _opens(token):
            opened.append(index)
            if _KEEPS_SPACE.search(token):
                wordy.add(index)
        elif _closes(token):
            start = opened.pop()
            if start in wordy or _is_only_space(tokens[start + 1 : min(index, start + 3)]):
                yield start, index
        elif opened and _is_text(token):
            wordy.add(opened[-1])


def _is_only_space(content: list[str]) -> bool:
    return len(content) == 1 and content[0].isspace() and "\n" not in content[0]


def _is_text(token: str) -> bool:
    return token.startswith("<![CDATA[") or (not token.startswith("<") and bool(token.strip()))


def _opens(token: str) -> bool:
    return token.startswith("<") and token[1:2] not in ("/", "!", "?") and not token.endswith("/>")


def _closes(token: str) -> bool:
    return token.startswith("</")

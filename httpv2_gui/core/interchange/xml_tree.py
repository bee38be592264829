"""XML of strangers as a small tree: no document type, no entities, bounded depth and size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from httpv2_gui.core.interchange.format import InterchangeError

DEEPEST = 60
MOST = 100_000
"""Elements of one document."""


@dataclass
class Element:
    """One element by its local name; namespaces are left out."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list["Element"])
    text: str = ""

    def find(self, name: str) -> Element | None:
        """Give the first element of that name in or below this one, in document order."""
        return next((one for one in self.walk() if one.name == name), None)

    def all(self, name: str) -> list[Element]:
        """Give the elements of that name in or below this one."""
        return [one for one in self.walk() if one.name == name]

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def get(self, name: str) -> str:
        """Give an attribute, or the text of a child of that name; blank for none."""
        if name in self.attributes:
            return self.attributes[name].strip()
        child = next((one for one in self.children if one.name == name), None)
        return child.text.strip() if child is not None else ""


def read(content: bytes, path: str = "") -> Element:
    """Read a document; raises InterchangeError with its line."""
    builder = _Builder(path)
    parser = builder.parser
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise InterchangeError(
            f"This is no XML: {reason}.", path=path, line=error.lineno, column=error.offset + 1
        ) from None
    except InterchangeError:
        raise
    except (ValueError, LookupError):  # an encoding that expat does not know
        raise InterchangeError("Its encoding is not known.", path=path, line=1) from None
    if builder.root is None:
        raise InterchangeError("This is no XML: it is empty.", path=path)
    return builder.root


class _Builder:
    def __init__(self, path: str) -> None:
        self.root: Element | None = None
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self._path = path
        self._open: list[Element] = []
        self._count = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= DEEPEST or self._count > MOST:
            what = f"nested more than {DEEPEST} levels deep" if self._count <= MOST else "too large"
            self._stop(f"It is {what}.")
        local = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        line = self.parser.CurrentLineNumber
        element = Element(name.rpartition(":")[2], local, line)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].text += text

    def _refuse(self, *_declared: object) -> None:
        self._stop("It has a document type (DOCTYPE), which no export has: it is not read.")

    def _stop(self, message: str) -> None:
        line = self.parser.CurrentLineNumber
        raise InterchangeError(message, path=self._path, line=line)

"""Parts of curl's -F: `name=text`, `name=@file;type=image/png;filename="x"`, `name=<file`."""

from __future__ import annotations

import re

from httpv2_gui.core.interchange.curl_command import Option
from httpv2_gui.core.model.request import Part

_SETTING = re.compile(
    r";\s*(?P<key>type|filename|headers|encoder)="
    r"(?P<value>\"(?:[^\"\\]|\\.)*\"|(?:[^;]|;(?!\s*(?:type|filename|headers|encoder)=))*)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"((?:[^\"\\]|\\.)*)\"")


def part_of(option: Option, notes: list[str]) -> Part:
    """Give one part; what it cannot hold goes to `notes`."""
    name, _equals, content = option.value.partition("=")
    if option.name == "form-string":
        return Part(name=name, source="text", content=content)
    is_file = content.startswith("@")
    is_read = content.startswith("<")
    rest, settings = _settings(content[1:] if is_file or is_read else content)
    for key in ("headers", "encoder"):
        if key in settings:
            notes.append(f"The part “{name}” has {key}=, which is left out.")
    known = {"name": name, "content_type": settings.get("type", "").strip()}
    if not is_file and not is_read:
        return Part(**known, source="text", content=rest, filename=settings.get("filename", ""))
    if "," in rest and is_file:
        notes.append(f"The part “{name}” has several files: add a part for each.")
        rest = rest.partition(",")[0]
    notes.append(f"The part “{name}” is the file {rest}: check its path.")
    if is_read:
        notes.append(f"curl would send “{name}” without a file name; here it has one.")
    return Part(**known, source="file", file=rest, filename=settings.get("filename", ""))


def _settings(text: str) -> tuple[str, dict[str, str]]:
    """Cut off what stands behind the content, which ends at a `;` unless it is in double quotes."""
    text = text.lstrip()
    quoted = _QUOTED.match(text)
    start = quoted.end() if quoted else 0
    found = {one["key"].lower(): _plain(one["value"]) for one in _SETTING.finditer(text, start)}
    return _plain(quoted.group()) if quoted else text.partition(";")[0].strip(), found


def _plain(text: str) -> str:
    match = _QUOTED.fullmatch(text.strip())
    return re.sub(r"\\([\"\\])", r"\1", match[1]) if match else text

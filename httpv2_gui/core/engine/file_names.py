"""Names of downloads: they come from strangers and are made safe (RFC 6266 §4.3)."""

from __future__ import annotations

import mimetypes
import re
import unicodedata
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from httpv2_gui.core.model import magic
from httpv2_gui.core.model.result import Received, header, media_type

FALLBACK = "attachment"
"""HTTP V2's name for a download without one."""

_PARAMETER = re.compile(r";\s*([\w!#$&+.^`|~-]+\*?)\s*=\s*(\"(?:[^\"\\]|\\.)*\"|[^\s;]+)")
_UNSAFE = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)")
_LONGEST = 150
"""Bytes of a name in UTF-8: file systems take 255, and the zip's name needs some too."""

_USUAL = {
    "application/json": ".json",
    "application/xml": ".xml",
    "application/x-msdownload": ".exe",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "text/html": ".html",
    "text/plain": ".txt",
    "text/xml": ".xml",
}
"""Where `mimetypes` differs between systems."""

_SAYS_NOTHING = ("", "application/octet-stream", "binary/octet-stream", "application/binary")


def entry_name(received: Received, url: str) -> str:
    """Give the safe name of a downloaded file, with an extension."""
    disposition = header(received.headers, "content-disposition")
    given = safe(disposition_name(disposition))
    if given:
        return given if _has_extension(given) else given + extension(received)
    from_url = safe(unquote(urlsplit(url).path.rpartition("/")[2]))
    if from_url and _fits(from_url, received):
        return from_url
    return (from_url or FALLBACK) + extension(received)


def disposition_name(value: str) -> str:
    """Read the file name of a Content-Disposition header; `filename*` wins (RFC 6266)."""
    found = {name.lower(): _unquoted(text) for name, text in _PARAMETER.findall(f";{value}")}
    extended = found.get("filename*", "")
    return _extended(extended) or found.get("filename", "")


def safe(name: str) -> str:
    """Give a name that is one file in one folder on every system; empty when nothing is left."""
    name = re.split(r"[/\\]", name)[-1]
    name = "".join(char for char in name if unicodedata.category(char) not in ("Cc", "Cf", "Cs"))
    name = _UNSAFE.sub("_", unicodedata.normalize("NFC", name)).strip(" .")
    if _RESERVED.match(name):
        name = f"_{name}"
    return _shortened(name)


def extension(received: Received) -> str:
    """Give the extension by Content-Type, else by the first bytes, else `.bin`."""
    media = media_type(received.headers)
    if media not in _SAYS_NOTHING:
        by_type = _USUAL.get(media) or mimetypes.guess_extension(media)
        if by_type:
            return by_type
    kind = magic.kind_of(received.body)
    return f".{kind.extension}" if kind.extension else ".bin"


def _fits(name: str, received: Received) -> bool:
    """Whether the extension of a URL's name may stand: `report.php` for a PDF may not."""
    if not _has_extension(name):
        return False
    media = media_type(received.headers)
    if media in _SAYS_NOTHING:
        return True
    guessed = mimetypes.guess_type(name)[0]
    return guessed == media or name.lower().endswith(extension(received))


def _has_extension(name: str) -> bool:
    stem, dot, suffix = name.rpartition(".")
    return bool(stem and dot) and re.fullmatch(r"\w{1,10}", suffix) is not None


def _unquoted(text: str) -> str:
    if text.startswith('"'):
        return re.sub(r'\\(["\\])', r"\1", text[1:-1])  # a path of Windows is not escaped
    return text


def _extended(text: str) -> str:
    """Decode `UTF-8''%e2%82%ac.txt` (RFC 8187)."""
    charset, _language, encoded = [*text.split("'", 2), "", ""][:3]
    if not encoded:
        return ""
    try:
        return unquote_to_bytes(encoded).decode(charset or "utf-8")
    except (LookupError, ValueError):
        return ""


def _shortened(name: str) -> str:
    if len(name.encode()) <= _LONGEST:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix.encode()) > 12:
        return name.encode()[:_LONGEST].decode("utf-8", "ignore")
    room = _LONGEST - len(suffix.encode()) - 1
    return f"{stem.encode()[:room].decode('utf-8', 'ignore')}.{suffix}"

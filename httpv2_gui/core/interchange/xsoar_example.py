"""Reads the cURL example of Cortex XSOAR's View Examples, as it was copied from anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from httpv2_gui.core.auth.xsoar import STANDARD, XSOAR_6, XsoarAuth
from httpv2_gui.core.auth.xsoar_host import fqdn_error, fqdn_of, host_of, is_placeholder
from httpv2_gui.core.model.secret import Secret

_TYPOGRAPHIC = str.maketrans("“”„‟‘’‚‛", "\"\"\"\"''''")
_CONTINUED = re.compile(r"[ \t]*[\\^`][ \t]*\r?\n")
"""The end of a line in a POSIX shell, in Windows' command prompt, in PowerShell."""
_WORD = re.compile(
    r"""(?:  "(?:\\.|""|[^"\\])*"  |  '(?:''|[^'])*'  |  \\.  |  [^\s"'\\]  )+ | \S""",
    re.VERBOSE,
)
_PIECE = re.compile(r"""  "((?:\\.|""|[^"\\])*)"  |  '((?:''|[^'])*)'  |  \\(.)  """, re.VERBOSE)
_OURS = ("authorization", "x-xdr-auth-id", "x-xdr-nonce")


@dataclass(frozen=True, kw_only=True)
class Example:
    """What the example says; blank where it still has a placeholder."""

    fqdn: str
    key_id: str
    api_key: Secret
    test_url: str
    key_type: str = STANDARD
    """Examples with cURL are of Standard keys: cURL cannot hash."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Labels of the fields whose placeholders were not filled in."""
        found = {"FQDN": self.fqdn, "API Key": self.api_key}
        if self.key_type != XSOAR_6:
            found["API Key ID"] = self.key_id
        return tuple(label for label, value in found.items() if not value)


def read(text: str) -> Example:
    """Take what the form needs from an example; raises ValueError with a sentence."""
    words = list(_words(text))
    url = next((word for word in words if re.match(r"https?://", word, re.IGNORECASE)), "")
    headers = dict(_headers(words))
    if not url and not headers:
        raise ValueError(
            "This is no cURL example of Cortex XSOAR: it has no URL and no key. Copy it from "
            "View Examples of the API key."
        )
    if "x-xdr-nonce" in headers:
        raise ValueError(
            "This request was made with an Advanced key: it has the key's hash, not the key. "
            "Enter the key itself."
        )
    return _example(url, headers)


def _example(url: str, headers: dict[str, str]) -> Example:
    is_8 = "x-xdr-auth-id" in headers or host_of(url).startswith("api-") or "/xsoar/" in url
    key_type = STANDARD if is_8 else XSOAR_6
    fqdn = ""
    if host_of(url) and fqdn_error(url) is None:
        fqdn = fqdn_of(url) if is_8 else host_of(url)
    return Example(
        fqdn=fqdn,
        key_id=_filled(headers.get("x-xdr-auth-id", "")),
        api_key=Secret(_filled(headers.get("authorization", ""))),
        test_url=XsoarAuth(key_type=key_type, fqdn=fqdn).suggested_test_url(),
        key_type=key_type,
    )


def _filled(value: str) -> str:
    return "" if is_placeholder(value) else value


def _headers(words: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what stands after -H: `-H "a:b"`, `-H"a:b"`, `--header=a:b`, `--header a:b`."""
    for index, word in enumerate(words):
        if word in ("-H", "--header"):
            line = words[index + 1] if index + 1 < len(words) else ""
        elif word.startswith("--header="):
            line = word.removeprefix("--header=")
        elif word.startswith("-H"):
            line = word.removeprefix("-H")
        else:
            continue
        name, _colon, value = line.partition(":")
        if name.strip().lower() in _OURS:
            yield name.strip().lower(), value.strip()


def _words(text: str) -> Iterator[str]:
    """Cut a command into words as shells do, whichever shell it was written for."""
    joined = _CONTINUED.sub(" ", text.translate(_TYPOGRAPHIC)).replace("^", "")
    for found in _WORD.finditer(joined):
        yield _PIECE.sub(_unquoted, found.group())


def _unquoted(piece: re.Match[str]) -> str:
    if piece[1] is not None:
        return re.sub(r"\\(.)|\"(\")", lambda one: one[1] or one[2], piece[1])
    return piece[3] or piece[2].replace("''", "'")

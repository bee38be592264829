"""The last results of each request, outside the workspace, for their owner's eyes only."""

from __future__ import annotations

import dataclasses
import hashlib
import re
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from httpv2_gui.core.model.result import Exchange, Received, Result, Sent
from httpv2_gui.core.storage import files, result_record

KEPT = 20
"""Results of one request."""
LARGEST_BODY = 16 * 1024 * 1024

_ID = re.compile(r"[0-9a-f]{32}/[0-9]{20}-[0-9a-f]{4}")
_RESULT = ".json"
_BODIES = ".bodies"


class NotInHistory(LookupError):  # noqa: N818 - nothing went wrong
    """The result is gone, or its files are damaged."""


@dataclass(frozen=True)
class HistoryEntry:
    """One line of the history: enough to choose by."""

    id: str
    status: int | None
    """None when no response arrived."""
    method: str
    url: str
    """As it was called, before redirects; redacted, as the whole result is."""
    elapsed_ms: float
    when: datetime
    succeeded: bool
    message: str
    ended: str = ""
    """The kind of failure, such as `stopped` and `out_of_time`; blank: none."""


class History:
    """Keeps redacted results in a folder; a request is known by any text that stays the same."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, request_key: str, result: Result) -> HistoryEntry:
        """Keep a result; the oldest beyond `KEPT` go. Large and protected bodies are left out."""
        folder = files.private_folder(self._folder / _folder_name(request_key))
        self._folder.chmod(files.PRIVATE_FOLDER)
        stamp = f"{time.time_ns():020d}-{secrets.token_hex(2)}"
        kept = _trimmed(result)
        text, bodies = result_record.pack(kept)
        files.replace(folder / (stamp + _BODIES), bodies, private=True)
        files.replace(folder / (stamp + _RESULT), text.encode(), private=True)
        self._prune(folder)
        return _entry(f"{folder.name}/{stamp}", kept)

    def entries(self, request_key: str) -> tuple[HistoryEntry, ...]:
        """List the results of one request, the newest first; damaged ones are left out."""
        return tuple(self._entries(self._folder / _folder_name(request_key)))

    def open(self, entry_id: str) -> Result:
        """Give the result as it was added; raises NotInHistory."""
        if not _ID.fullmatch(entry_id):
            raise NotInHistory("There is no such result in the history.")
        try:
            text = (self._folder / (entry_id + _RESULT)).read_text("utf-8")
            bodies = (self._folder / (entry_id + _BODIES)).read_bytes()
            return result_record.unpack(text, bodies)
        except (OSError, ValueError) as error:
            message = "This result is no longer in the history, or its file is damaged."
            raise NotInHistory(message) from error

    def forget(self, request_key: str) -> None:
        """Remove all results of one request."""
        folder = self._folder / _folder_name(request_key)
        for path in _files(folder):
            path.unlink(missing_ok=True)
        if folder.is_dir():
            folder.rmdir()

    def move(self, old_key: str, new_key: str) -> None:
        """Let one request have the results of another, in place of its own."""
        self.forget(new_key)
        old = self._folder / _folder_name(old_key)
        if old.is_dir():
            old.rename(self._folder / _folder_name(new_key))

    def _entries(self, folder: Path) -> Iterator[HistoryEntry]:
        for path in reversed(_results(folder)):
            try:
                result = result_record.unpack(path.read_text("utf-8"), None)
            except (OSError, ValueError):
                continue
            yield _entry(f"{folder.name}/{path.stem}", result)

    def _prune(self, folder: Path) -> None:
        kept = {path.stem for path in _results(folder)[-KEPT:]}
        for path in _files(folder):
            if path.stem not in kept:
                path.unlink(missing_ok=True)


def _folder_name(request_key: str) -> str:
    """Give a name that no key can misuse: keys hold ids out of files that strangers wrote."""
    return hashlib.sha256(request_key.encode()).hexdigest()[:32]


def _files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _results(folder: Path) -> list[Path]:
    return [path for path in _files(folder) if path.suffix == _RESULT]


def _entry(entry_id: str, result: Result) -> HistoryEntry:
    first = next((one for one in result.exchanges if one.counts), None)
    return HistoryEntry(
        id=entry_id,
        status=result.answer.status if result.answer else None,
        method=first.sent.method if first else "",
        url=first.sent.url if first else "",
        elapsed_ms=result.elapsed_ms,
        when=result.started,
        succeeded=result.succeeded,
        message=result.failure.message if result.failure else result.message,
        ended=result.failure.kind if result.failure else "",
    )


def _trimmed(result: Result) -> Result:
    """Leave out what is not kept, and tell it among the warnings."""
    warnings: list[str] = []
    exchanges = tuple(_exchange(one, result.protected, warnings) for one in result.exchanges)
    if not warnings:
        return result
    told = tuple(dict.fromkeys([*result.warnings, *warnings]))
    return dataclasses.replace(result, exchanges=exchanges, warnings=told)


def _exchange(exchange: Exchange, is_protected: bool, warnings: list[str]) -> Exchange:
    sent, received = exchange.sent, exchange.received
    if len(sent.body) > LARGEST_BODY:
        warnings.append(_too_large("sent", sent))
        sent = dataclasses.replace(sent, body=b"")
    if received is not None and is_protected and exchange.counts and received.body:
        warnings.append("Protected content is not kept in the history; the saved zip has it.")
        received = dataclasses.replace(received, body=b"")
    if received is not None and len(received.body) > LARGEST_BODY:
        warnings.append(_too_large("received", received))
        received = dataclasses.replace(received, body=b"")
    return dataclasses.replace(exchange, sent=sent, received=received)


def _too_large(done: str, message: Sent | Received) -> str:
    return (
        f"The {len(message.body):,} bytes that were {done} are not kept in the history: "
        f"it keeps up to {LARGEST_BODY:,}."
    )

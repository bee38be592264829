"""Known words for states and severities, and how good or bad they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Tone = Literal["ok", "warn", "err", "info"]


@dataclass(frozen=True)
class Mark:
    """How a known word is marked; the sign tells it without the colour."""

    tone: Tone
    sign: str
    """One character; severities have as many dots as they have steps."""


_OK = Mark("ok", "✓")
_WARN = Mark("warn", "!")
_ERR = Mark("err", "✕")
_INFO = Mark("info", "i")
_NO = Mark("info", "–")

_WORDS: dict[Mark, str] = {
    _OK: (
        "ok, success, successful, succeeded, finished, done, complete, completed, passed, valid,"
        "active, enabled, online, healthy, running, up, available, ready, resolved, fixed,"
        "allowed, approved, clean, benign, harmless, safe, trusted, verified, true, yes"
    ),
    _WARN: (
        "warning, warn, pending, waiting, queued, scheduled, in progress, processing, paused,"
        "partial, partially completed, degraded, suspicious, on hold, expiring, unstable,"
        "retrying, throttled, quarantined, deprecated"
    ),
    _ERR: (
        "error, errors, fail, failed, failure, fatal, denied, forbidden, unauthorized, blocked,"
        "rejected, expired, revoked, invalid, offline, down, unhealthy, timeout, timed out,"
        "canceled, cancelled, aborted, malicious, malware, phishing, compromised, infected"
    ),
    _INFO: "new, open, opened, created, started, starting, assigned, undetected, unrated",
    _NO: "false",
    Mark("info", "●○○○○"): "info, informational, information, informative",
    Mark("info", "●●○○○"): "low",
    Mark("warn", "●●●○○"): "medium, moderate",
    Mark("err", "●●●●○"): "high",
    Mark("err", "●●●●●"): "critical, severe",
}

_MARKS = {word.strip(): mark for mark, words in _WORDS.items() for word in words.split(",")}
_LONGEST = max(map(len, _MARKS))
_GAP = re.compile(r"[\s_-]+")


def mark_of(text: str) -> Mark | None:
    """Give the mark of a known word: the whole text, in any case, `-` and `_` read as spaces."""
    if len(text) > _LONGEST + 8:
        return None
    return _MARKS.get(_GAP.sub(" ", text).strip().casefold())


def badge(text: str) -> Tone | None:
    """Give the tone of a known word."""
    mark = mark_of(text)
    return mark.tone if mark else None


_IMAGE_URL = re.compile(
    r"https?://[^\s\"'<>]+\.(?:png|jpe?g|gif|bmp|webp)(?:\?[^\s]*)?", re.IGNORECASE
)


def is_image_url(text: str) -> bool:
    """Whether a text is the address of a picture, which HTTP V2's widget offers to open."""
    return len(text) < 4096 and _IMAGE_URL.fullmatch(text.strip()) is not None

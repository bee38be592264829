"""What a server shows of itself, in words."""

from __future__ import annotations

from datetime import datetime

from httpv2_gui.core.engine.peek import Peeked
from httpv2_gui.core.model.result import Certificate

_PAIRS = 2


def title(peeked: Peeked) -> str:
    """Say at a glance whether the server would be trusted."""
    if peeked.failure is not None:
        return "The server's certificates cannot be seen"
    return f"{peeked.host} is {'not ' if peeked.untrusted else ''}trusted"


def text(peeked: Peeked, now: datetime) -> str:
    """Say why, and what each certificate is."""
    if peeked.failure is not None:
        return f"{peeked.failure.message}\n\n{peeked.failure.hint}".strip()
    doubt = "\n".join(one for one in (peeked.untrusted, peeked.hint) if one)
    parts = [doubt or "Its certificates are trusted with these settings."]
    parts += [_certificate(number, one, now) for number, one in enumerate(peeked.certificates, 1)]
    asked = peeked.client_certificate_asked
    if asked is not None:
        parts.append(f"It {'asks' if asked else 'does not ask'} for a client certificate.")
    return "\n\n".join([*parts, f"Protocol: {peeked.version}"])


def _certificate(number: int, one: Certificate, now: datetime) -> str:
    by = "self-signed" if one.issuer == one.subject else f"issued by {one.issuer}"
    days = (one.not_after - now).days
    until = f"valid until {one.not_after:%d %B %Y} ({days} days)"
    if days < 0:
        until = f"expired on {one.not_after:%d %B %Y}"
    names = f"\n    names: {', '.join(one.names)}" if one.names else ""
    return f"{number}. {one.subject}\n    {by}, {until}{names}\n    SHA-256: {_spaced(one.sha256)}"


def _spaced(digest: str) -> str:
    pairs = [digest[at : at + _PAIRS] for at in range(0, len(digest), _PAIRS)]
    return ":".join(pairs).upper()

"""What is remembered beside a token of OAuth 1.0: when it was made, and with which settings."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from httpv2_gui.core.auth.grant import TokenState
from httpv2_gui.core.model.secret import Secret

if TYPE_CHECKING:
    from httpv2_gui.core.auth.oauth1 import OAuth1


def made(scheme: OAuth1, token: str) -> Secret:
    """Write down that `scheme` got this token now."""
    facts = {
        "obtained_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "token": _print(token),
        "settings": _settings(scheme),
    }
    return Secret(json.dumps(facts))


def state(scheme: OAuth1) -> TokenState | None:
    """Say what is known of the token; None when nothing asks for one (one-legged)."""
    token = scheme.access_token.reveal()
    if not token:
        asked = bool(scheme.request_token_url.strip())
        return TokenState(present=False) if asked else None
    facts = _facts(scheme.token_facts.reveal())
    if facts.get("token") != _print(token):
        return TokenState(present=True)  # it was pasted: nothing is known of it
    return TokenState(
        present=True,
        stale=facts.get("settings") != _settings(scheme),
        obtained_at=_moment(facts.get("obtained_at", "")),
    )


def _settings(scheme: OAuth1) -> str:
    """Give a print of what a token belongs to: other settings need another token."""
    texts = (scheme.consumer_key, scheme.request_token_url, scheme.access_token_url)
    return _print("\n".join(text.strip() for text in texts))


def _print(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def _facts(text: str) -> dict[str, str]:
    try:
        read: object = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(read, dict):
        return {}
    return {
        str(key): value
        for key, value in cast("dict[object, object]", read).items()
        if isinstance(value, str)
    }


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None

"""What is remembered beside a token of OAuth 1.0: when it was made, and with which settings."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from httpv2_gui.core.auth.grant import TokenState
from httpv2_gui.core.auth.token_facts import TokenFacts, facts_of, fingerprint
from httpv2_gui.core.model.secret import Secret

if TYPE_CHECKING:
    from httpv2_gui.core.auth.oauth1 import OAuth1


def made(scheme: OAuth1, token: str) -> Secret:
    """Write down that `scheme` got this token now."""
    now = datetime.now(UTC).replace(microsecond=0)
    facts = TokenFacts(token=fingerprint(token), settings=_settings(scheme), obtained_at=now)
    return facts.written()


def state(scheme: OAuth1) -> TokenState | None:
    """Say what is known of the token; None when nothing asks for one (one-legged)."""
    if not scheme.access_token:
        asked = bool(scheme.request_token_url.strip())
        return TokenState(present=False) if asked else None
    facts = facts_of(scheme.token_facts, scheme.access_token)
    if facts is None:
        return TokenState(present=True)  # it was pasted: nothing is known of it
    return TokenState(
        present=True, stale=facts.settings != _settings(scheme), obtained_at=facts.obtained_at
    )


def _settings(scheme: OAuth1) -> str:
    """Give a print of what a token belongs to: other settings need another token."""
    texts = (scheme.consumer_key, scheme.request_token_url, scheme.access_token_url)
    return fingerprint("\n".join(text.strip() for text in texts))

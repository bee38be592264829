"""What is kept beside a token: when it was obtained, until when it holds, what it was made with."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.fields import Record, fields_of
from httpv2_gui.core.model.json_text import JsonError
from httpv2_gui.core.model.secret import Secret


@dataclass(frozen=True, kw_only=True)
class TokenFacts:
    """Kept as JSON in a hidden secret: fingerprints of secrets are nobody's business."""

    token: str
    """Fingerprint of the access token that they are about."""
    settings: str
    """Fingerprint of what was filled in when it was obtained."""
    obtained_at: datetime
    expires_at: datetime | None = None
    token_type: str = ""

    def written(self) -> Secret:
        """Give the text to keep."""
        values = {
            "token": self.token,
            "settings": self.settings,
            "obtained_at": self.obtained_at.isoformat(),
            "token_type": self.token_type,
        }
        if self.expires_at is not None:
            values["expires_at"] = self.expires_at.isoformat()
        return Secret(json.dumps(values))


def facts_of(kept: Secret, access_token: Secret) -> TokenFacts | None:
    """Read them; None when there are none, or when they are about another token."""
    try:
        values = dict(json_text.members(kept.reveal()))
        facts = TokenFacts(
            token=str(values["token"]),
            settings=str(values["settings"]),
            obtained_at=_moment(values["obtained_at"]),
            expires_at=_moment(values["expires_at"]) if "expires_at" in values else None,
            token_type=str(values.get("token_type", "")),
        )
    except (JsonError, KeyError, ValueError):
        return None
    return facts if facts.token == fingerprint(access_token.reveal()) else None


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(str(value))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def fingerprint(text: str) -> str:
    """Give what tells one text from another and nothing else."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def settings_of(record: Record) -> str:
    """Give the fingerprint of all that a person fills in: any edit changes it."""
    filled = [
        (one.name, _plain(getattr(record, one.name)))
        for one in fields_of(record)
        if one.shows(record) and not one.obtained and not one.hidden
    ]
    return fingerprint(json.dumps(filled))


def _plain(value: object) -> object:
    return value.reveal() if isinstance(value, Secret) else value

"""What a server that speaks OAuth 1.0 says when it refuses, and which field that points to."""

from __future__ import annotations

import re

from httpv2_gui.core.auth.form_reply import form_pairs
from httpv2_gui.core.model.result import Headers, header, media_type

_WORDS: dict[str, str] = {
    "version_rejected": "The server does not speak OAuth 1.0.",
    "parameter_absent": "The server misses a parameter. When Access Token is blank, try the other "
    "choice of “When Access Token is blank”.",
    "parameter_rejected": "The server knows one parameter less: look at Realm and at “When Access "
    "Token is blank”.",
    "timestamp_refused": "The server finds the time wrong: set this computer's clock.",
    "nonce_used": "The server has seen this nonce before: something between sends requests twice.",
    "signature_method_rejected": "Choose another Signature Method.",
    "invalid_signature_method": "Choose another Signature Method.",
    "signature_invalid": "Consumer Secret, Token Secret or Signature Method is not the server's.",
    "invalid_signature": "Consumer Secret, Token Secret or Signature Method is not the server's.",
    "consumer_key_unknown": "Check Consumer Key: the server does not know it.",
    "consumer_key_rejected": "Check Consumer Key: the server does not accept it.",
    "consumer_key_refused": "The server refuses this Consumer Key for now.",
    "invalid_client": "Check Consumer Key, Consumer Secret and Signature Method.",
    "invalid_consumer": "Check Consumer Key.",
    "invalid_consumer_key": "Check Consumer Key.",
    "invalid_callback": "The server does not know this callback: choose PIN (oob) as Callback, or "
    "a Callback Port that is registered there.",
    "callback_rejected": "The server does not know this callback: choose PIN (oob) as Callback, or "
    "a Callback Port that is registered there.",
    "token_used": "The token is used up: Generate a new one.",
    "token_expired": "The token has expired: Generate a new one.",
    "token_revoked": "The token was withdrawn: Generate a new one.",
    "token_rejected": "Check Access Token and Token Secret, or Generate new ones. NetSuite says "
    "so too when Realm is not its account.",
    "invalid_token": "Check Access Token and Token Secret, or Generate new ones.",
    "verifier_invalid": "The PIN is wrong or too old: Generate again.",
    "permission_unknown": "The permission was not given yet: Generate again, and allow it.",
    "permission_denied": "Who owns the account did not allow it.",
    "user_refused": "Who owns the account did not allow it.",
}
"""Words of the problem reporting extension (oauth.net, 2008), and those that servers made up."""

_KNOWN = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b")
_OWN = ("oauth_problem", "oauth_problem_advice", "error", "error_description")
_SHOWN = 500


def advice(headers: Headers, body: bytes) -> str:
    """Give what to do about the first word that is known; blank when there is none."""
    said = f"{header(headers, 'www-authenticate')} {body[:4096].decode('utf-8', 'replace')}"
    found = _KNOWN.search(said)
    return _WORDS[found.group()] if found else ""


def own_words(headers: Headers, body: bytes) -> str:
    """Give what the server says, without the markup of a page or the escapes of a form."""
    text = body[: _SHOWN * 8].decode("utf-8", "replace").strip()
    if media_type(headers) == "text/html" or text[:1] == "<":
        return "(a web page)"
    pairs = dict(form_pairs(body))
    named = [pairs[name] for name in _OWN if pairs.get(name)]
    text = " ".join((": ".join(named) or text).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"

"""The three steps to a token of OAuth 1.0a (RFC 5849 §2): ask, let the person allow, exchange."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from httpv2_gui.core.auth import oauth1_facts, oauth1_refusal
from httpv2_gui.core.auth.form_reply import form_pairs
from httpv2_gui.core.auth.grant import (
    DENIED,
    STRANGER,
    Fetch,
    Grant,
    GrantError,
    Listen,
    Reply,
    Step,
    Visit,
)
from httpv2_gui.core.auth.oauth1_signature import escape
from httpv2_gui.core.auth.oauth1_signer import OAuth1Signer
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.secret import Secret

if TYPE_CHECKING:
    from httpv2_gui.core.auth.oauth1 import OAuth1

OUT_OF_BAND = "oob"
"""The server shows a PIN in place of a redirect (§2.1)."""


@dataclass(frozen=True, repr=False)
class _Token:
    text: str
    secret: str

    @property
    def known(self) -> tuple[Known, ...]:
        """Both forms of a secret that PLAINTEXT puts on the wire, see OAuth1.known_secrets."""
        return (
            Known("temporary token", self.text),
            Known("temporary token secret", self.secret),
            Known("temporary token secret", escape(self.secret)),
        )


@dataclass(frozen=True, kw_only=True)
class _Leg:
    """One of the two requests for a token."""

    place: str
    label: str
    what: str
    """What it asks for, in words."""
    advice: str
    """What usually makes it fail."""


_REQUEST = _Leg(
    place="auth.request_token_url",
    label="Request Token URL",
    what="a request token",
    advice="Check Consumer Key, Consumer Secret, Signature Method and Request Token URL.",
)
_ACCESS = _Leg(
    place="auth.access_token_url",
    label="Access Token URL",
    what="the access token",
    advice="The PIN may be wrong or too old: Generate again. Else check Access Token URL.",
)


def three_legged(scheme: OAuth1) -> Grant:
    """Get an access token; raises GrantError."""
    _refuse_incomplete(scheme)
    callback = OUT_OF_BAND
    if scheme.callback == "loopback":
        callback = yield Listen(port=scheme.redirect_port or 0, label="Callback Port")
    temporary, is_1_0a = yield from _request_token(scheme, callback)
    url = _authorization_url(scheme, temporary, "" if is_1_0a else callback)
    answer = yield Visit(
        url=url,
        wants="pin" if callback == OUT_OF_BAND else "redirect",
        then_url=scheme.access_token_url.strip(),
        then_label=_ACCESS.label,
    )
    verifier = _verifier(answer, temporary.text, needed=is_1_0a)
    token = yield from _access_token(scheme, temporary, verifier)
    return scheme.with_values(
        access_token=Secret(token.text),
        token_secret=Secret(token.secret),
        token_facts=oauth1_facts.made(scheme, token.text),
    )


def _refuse_incomplete(scheme: OAuth1) -> None:
    for name, label in (
        ("consumer_key", "Consumer Key"),
        ("request_token_url", "Request Token URL"),
        ("authorization_url", "Authorization URL"),
        ("access_token_url", "Access Token URL"),
    ):
        text = getattr(scheme, name).strip()
        if not text:
            raise GrantError(f"{label} is blank.", f"Fill in {label}, then Generate.", "problem")
        if name.endswith("_url") and not text.lower().startswith(("http://", "https://")):
            hint = f"Write {label} with https:// and its host."
            raise GrantError(f"{label} is no full URL.", hint, "problem")


def _request_token(scheme: OAuth1, callback: str) -> Generator[Step, Any, tuple[_Token, bool]]:
    """Ask for temporary credentials (§2.1); also says whether the server follows 1.0a.

    A server of 1.0 (2007) does not confirm the callback; it is told where to go in the next step.
    """
    signer = OAuth1Signer(scheme.signing(None, more=(("oauth_callback", callback),)))
    reply = yield _fetch(scheme, _REQUEST, scheme.request_token_url, signer)
    found = _fields_of(reply, _REQUEST)
    confirmed = found.get("oauth_callback_confirmed", "").strip().lower() == "true"
    return _Token(found["oauth_token"], found.get("oauth_token_secret", "")), confirmed


def _access_token(scheme: OAuth1, temporary: _Token, verifier: str) -> Generator[Step, Any, _Token]:
    """Exchange the temporary credentials (§2.3)."""
    more = (("oauth_verifier", verifier),) if verifier else ()
    signer = OAuth1Signer(
        scheme.signing(Secret(temporary.text), Secret(temporary.secret), more=more)
    )
    secrets = (*temporary.known, Known("verifier", verifier))
    reply = yield _fetch(scheme, _ACCESS, scheme.access_token_url, signer, secrets)
    found = _fields_of(reply, _ACCESS)
    return _Token(found["oauth_token"], found.get("oauth_token_secret", ""))


def _fetch(
    scheme: OAuth1, leg: _Leg, url: str, signer: OAuth1Signer, secrets: tuple[Known, ...] = ()
) -> Fetch:
    return Fetch(
        method=scheme.token_method,
        url=url.strip(),
        place=leg.place,
        label=leg.label,
        signer=signer,
        secrets=secrets,
    )


def _fields_of(reply: Reply, leg: _Leg) -> dict[str, str]:
    """Read a form-encoded answer with a token; raises GrantError with the server's own words."""
    words = oauth1_refusal.own_words(reply.headers, reply.body)
    if not 200 <= reply.status < 300:
        status = f"{reply.status} {reply.reason}".strip()
        said = f"{status}: {words}" if words else status
        hint = oauth1_refusal.advice(reply.headers, reply.body) or _of_status(reply.status, leg)
        raise GrantError(f"{leg.label} refused {leg.what}. {said}", hint)
    found = dict(form_pairs(reply.body))
    if not found.get("oauth_token"):
        hint = oauth1_refusal.advice(reply.headers, reply.body) or f"Check {leg.label}."
        said = f": {words}" if words else ", and nothing else either"
        raise GrantError(f"{leg.label} answered without oauth_token{said}", hint)
    return found


def _of_status(status: int, leg: _Leg) -> str:
    if status == 405:
        return "Choose the other Token Request Method."
    if status == 404 or 300 <= status < 400 or status >= 500:
        return f"Check {leg.label}."
    return leg.advice


def _authorization_url(scheme: OAuth1, temporary: _Token, callback: str) -> str:
    """Put the token into the URL (§2.2) after the query it has; 1.0 wants the callback too."""
    url = scheme.authorization_url.strip().partition("#")[0]
    mark = "" if url.endswith(("?", "&")) else "&" if "?" in url else "?"
    url = f"{url}{mark}oauth_token={escape(temporary.text)}"
    return f"{url}&oauth_callback={escape(callback)}" if callback else url


def _verifier(answer: str, temporary: str, *, needed: bool) -> str:
    """Read the PIN, or the address that the browser was sent to; raises GrantError."""
    text = answer.strip()
    if "=" not in text and "://" not in text:
        if not text and needed:
            raise GrantError("No PIN was given.", "Generate again, and enter what the page shows.")
        return text
    found = dict(parse_qsl(text.partition("#")[0].rpartition("?")[2], keep_blank_values=True))
    _refuse_denial(found)
    if found.get("oauth_token") != temporary:
        raise GrantError(
            "The browser came back with another oauth_token than it was sent with.",
            "An older page may have answered, or a stranger. Generate again.",
            STRANGER,
        )
    if not found.get("oauth_verifier") and needed:
        message = "The browser came back without oauth_verifier."
        raise GrantError(message, "Choose PIN (oob) as Callback when the page shows a PIN.")
    return found.get("oauth_verifier", "")


def _refuse_denial(found: dict[str, str]) -> None:
    problem = found.get("oauth_problem") or found.get("error") or ""
    if problem or "denied" in found:
        said = found.get("error_description", "") or problem or "denied"
        hint = oauth1_refusal.advice((), problem.encode()) or "Generate again, and allow it."
        raise GrantError(f"The permission was not given: {said}.", hint, DENIED)

"""Words for what a server answered: to the authentication, with which status, in which body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from httpv2_gui.core.auth import challenges, scheme_of
from httpv2_gui.core.auth.token_expiry import expiry
from httpv2_gui.core.auth.tokens import leaves
from httpv2_gui.core.engine.phases import Facts, Step
from httpv2_gui.core.model import json_text, spoken
from httpv2_gui.core.model.json_text import JsonError
from httpv2_gui.core.model.result import Exchange, Received, header, media_type

_NAMED = re.compile(r"([A-Za-z][\w-]*) \S")
"""How an Authorization header begins that names its scheme; an API key of its own does not."""
_LOGIN = re.compile(rb"<form|type=[\"']?password|log[ -]?in|sign[ -]?in|saml|openid", re.I)


def authentication(facts: Facts) -> Step | None:
    """Say what was offered and what was answered; where a token came from, how long it holds."""
    last = facts.last
    if last is None:
        return None
    said = [*_tokens(facts), *_challenges(facts), *_sent(facts), *_offered(facts)]
    scheme = scheme_of(facts.connection)
    if not said:
        none = scheme.name in ("", "none")
        words = "None is set up." if none else f"{scheme.title}: nothing was added to the request."
        return Step(name="Authentication", state="skipped", words=words)
    spent = [one.timing.total_ms for one in facts.exchanges if not one.counts]
    return Step(
        name="Authentication",
        words=" ".join(said),
        elapsed_ms=sum(spent) if spent else None,
    )


def _tokens(facts: Facts) -> Iterator[str]:
    for one in facts.exchanges:
        if one.purpose == "token" and one.received is not None and 200 <= one.status < 300:
            yield f"A token was fetched with {one.sent.method} {one.sent.url}{_until(one)}."
    state = scheme_of(facts.connection).token_state()
    if state is not None and state.present and state.expires_at is not None:
        yield f"The token expires at {state.expires_at:%Y-%m-%d %H:%M} UTC."


def _until(exchange: Exchange) -> str:
    """Say how long a token holds, as far as the redacted answer tells."""
    if exchange.received is None:
        return ""
    try:
        found = list(leaves(json_text.parse_bytes(exchange.received.body)))
    except JsonError:
        return ""
    until = expiry(found, None, exchange.started)
    if until is None:
        return "; the answer does not say when it expires"
    return f"; it expires at {until.at:%Y-%m-%d %H:%M} UTC ({until.source})"


def _challenges(facts: Facts) -> Iterator[str]:
    """Say what was offered; later legs of a sign-in that offer nothing new are left out."""
    before: set[str] = set()
    for one in facts.exchanges:
        if one.purpose == "challenge" and one.received is not None:
            offered = challenges.offered(one.received.headers)
            names = dict.fromkeys(challenge.scheme for challenge in offered)
            if not before or not before.issuperset(names):
                said = ", ".join(names) or "nothing it names"
                yield f"The server answered {one.status} and offered {said}."
            before.update(names)


def _sent(facts: Facts) -> Iterator[str]:
    last = facts.last
    if last is None or last.purpose == "token":
        return
    if last.withheld:
        yield f"Not sent to {facts.host}: {', '.join(last.withheld)}."
        return
    carried = list(_carried(last, facts))
    if carried:
        yield f"Sent: {', '.join(carried)}."


def _carried(exchange: Exchange, facts: Facts) -> Iterator[str]:
    """Say what of the scheme the request really had: a challenge may not have been answered."""
    value = header(exchange.sent.headers, "authorization")
    named = _NAMED.match(value)
    if named is not None:
        yield f"{named[1]} in the Authorization header"
    for added in scheme_of(facts.connection).adds():
        if added.startswith("Authorization header"):
            is_there = bool(value) and named is None
        else:
            is_there = not added.startswith("{{") or added in facts.connection.test_url
        if is_there:
            yield added


def _offered(facts: Facts) -> Iterator[str]:
    """Say what a server that refused would have liked."""
    last = facts.last
    if last is None or last.received is None or last.status != 401 or last.purpose == "token":
        return
    names = challenges.names(challenges.offered(last.received.headers))
    yield f"The server offers {names}." if names else "The server does not say what it wants."


def status(facts: Facts) -> Step | None:
    """Say what came back, from where, after how many redirects."""
    last = facts.last
    if last is None or last.received is None:
        return None
    received = last.received
    hops = sum(one.purpose == "redirect" for one in facts.exchanges)
    after = f" after {spoken.count(hops, 'redirect')}" if hops else ""
    words = f"{received.status} {received.reason}".strip()
    words = f"{words} from {facts.host}{after}, {received.http_version}."
    return Step(name="Status", words=words, elapsed_ms=last.timing.wait_ms)


def body(facts: Facts) -> Step | None:
    """Say what the body is, and whether it is that of an API."""
    last = facts.last
    if last is None or last.received is None:
        return None
    received = last.received
    kind = media_type(received.headers)
    if not received.body:
        return Step(name="Body", words="It is empty.", elapsed_ms=last.timing.receive_ms)
    words = f"{spoken.size(len(received.body))}, {kind or 'of no declared type'}."
    doubt = _doubt(received, kind)
    return Step(
        name="Body",
        state="warning" if doubt else "ok",
        words=words,
        hint=doubt,
        elapsed_ms=last.timing.receive_ms,
    )


def _doubt(received: Received, kind: str) -> str:
    if kind == "text/html" and _LOGIN.search(received.body[:20_000]):
        return (
            "A page for people came back that looks like a login, where an API answers JSON: "
            "the credentials may not have been used. Check Test URL."
        )
    if kind.endswith(("/json", "+json")):
        try:
            json_text.parse_bytes(received.body)
        except JsonError:
            return "It is called JSON and is none. Check Test URL."
    return ""

"""Redirects and Restrict Domain in HTTP V2 16.0 (as published 2026-09-29).

Restrict Domain looks at the first URL alone, not at the hops of a redirect and not at the token's
URL; the HTTP library drops `Authorization` on a foreign host, but no other header.
"""

from __future__ import annotations

from collections.abc import Iterator

from httpv2_gui.core.engine import address
from httpv2_gui.core.platforms.case import Case
from httpv2_gui.core.platforms.finding import Fix, PlatformFinding, Severity


def redirect_escapes(case: Case) -> Iterator[PlatformFinding]:
    """Restrict Domain is not asked about redirects."""
    connection, request = case.connection, case.request
    if connection is None or not connection.restrict_domain or not request.follow_redirects:
        return
    own = address.origin_of(connection.test_url)
    hosts = [one.host for one in _hops(case) if own is not None and one.host != own.host]
    severity: Severity = "warning" if hosts else "note"
    told = f"a redirect led to {hosts[0]}" if hosts else "a redirect may lead anywhere"
    yield PlatformFinding(
        rule="secops.redirect-escapes",
        severity=severity,
        place="follow_redirects",
        message=f"HTTP V2 16.0 holds only the first URL against Restrict Domain: {told}, and it "
        "would "
        "follow.",
        fix=Fix(
            label="Do not follow redirects", request=request.with_values(follow_redirects=False)
        ),
    )


def key_on_redirect(case: Case) -> Iterator[PlatformFinding]:
    """An API key goes along to a foreign host."""
    if case.flow != "api_key" or not case.request.follow_redirects:
        return
    hops = list(_hops(case))
    foreign = [one.host for one in hops[1:] if one.host != hops[0].host]
    if foreign:
        yield PlatformFinding(
            rule="secops.key-on-redirect",
            severity="warning",
            place="follow_redirects",
            message=f"A redirect led to {foreign[0]}: HTTP V2 16.0 would send the API key there, "
            "too. "
            "Here it is withheld.",
            fix=Fix(
                label="Do not follow redirects",
                request=case.request.with_values(follow_redirects=False),
            ),
        )


def token_url(case: Case) -> Iterator[PlatformFinding]:
    """Restrict Domain is not asked about the token's URL."""
    scheme, connection = case.scheme, case.connection
    if connection is None or not connection.restrict_domain or case.flow != "dedicated":
        return
    flow = scheme.token_flow()
    own, other = address.origin_of(connection.test_url), flow and address.origin_of(flow.url)
    if own is not None and other and own.host != other.host:
        yield PlatformFinding(
            rule="secops.token-url",
            severity="note",
            place="connection.auth.url",
            message=f"The token is asked for at {other.host}, another host than Test URL's: "
            "HTTP V2 16.0 allows that, here Restrict Domain refuses it.",
        )


RULES = {
    "secops.redirect-escapes": redirect_escapes,
    "secops.key-on-redirect": key_on_redirect,
    "secops.token-url": token_url,
}


def _hops(case: Case) -> Iterator[address.Origin]:
    """Give where the last run went, redirects refused here included."""
    if case.result is None:
        return
    for one in case.result.exchanges:
        if not one.counts:
            continue
        origin = address.origin_of(one.sent.url)
        if origin is not None:
            yield origin
        refused = _location(one.sent.url, one.received.headers if one.received else ())
        if refused is not None and one is case.result.final:
            yield refused


def _location(url: str, headers: tuple[tuple[str, str], ...]) -> address.Origin | None:
    """Where the last answer points to: a hop that was not made here is one there."""
    location = next((value for name, value in headers if name.lower() == "location"), "")
    try:
        return address.read(url).joined(location).origin if location else None
    except ValueError:
        return None

"""Words for how a connection came about: name, TCP, proxy, TLS."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from datetime import datetime

from httpv2_gui.core.auth import scheme_of
from httpv2_gui.core.engine.certificates import CertificateError
from httpv2_gui.core.engine.client_certificates import check_identity
from httpv2_gui.core.engine.phases import Facts, Step
from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.connection import Tls
from httpv2_gui.core.model.result import Certificate, TlsFacts

_SOON_DAYS = 14
_SHOWN = 4
"""So many addresses or names are listed."""


def name_resolution(facts: Facts) -> Step | None:
    """Say what the host's name stands for, or the proxy's."""
    contact, opened = facts.contact, facts.opened
    if not contact.addresses or opened is None:
        return None
    whose = "the proxy " if contact.proxy else ""
    if _is_address(contact.host):
        words = f"{whose}{contact.host} is an address: there is no name to look up."
    else:
        words = f"{whose}{contact.host} stands for {_listed(contact.addresses)}."
    if contact.proxy and not contact.proxy.startswith("socks5:"):
        words = f"{words} The proxy looks up {facts.host} itself."
    return Step(name="Name resolution", words=_sentence(words), elapsed_ms=opened.timing.dns_ms)


def tcp(facts: Facts) -> Step | None:
    """Say which address and port answered."""
    contact, opened = facts.contact, facts.opened
    if not contact.address or opened is None:
        return None
    words = f"Connected to {contact.address}, port {contact.port}."
    return Step(name="TCP", words=words, elapsed_ms=opened.timing.connect_ms)


def proxy(facts: Facts) -> Step | None:
    """Say which proxy is in between, and how it is used."""
    contact, opened = facts.contact, facts.opened
    if opened is None:
        return None
    if not contact.proxy:
        why = "The system names none for it." if facts.connection.proxy.system else ""
        return Step(name="Proxy", state="skipped", words=f"Without a proxy. {why}".strip())
    how = "it passes on what goes in and out"
    if contact.proxy.startswith("http") and opened.sent.url.startswith("http:"):
        how = "it is sent each request whole"
    whom = facts.connection.proxy.username
    named = f" as {whom}" if whom else ""
    from_system = ", as the system says" if facts.connection.proxy.system else ""
    words = f"Through {contact.proxy}{named}{from_system}: {how}."
    return Step(name="Proxy", words=words, elapsed_ms=opened.timing.proxy_ms)


def tls(facts: Facts) -> Step | None:
    """Say what was agreed, whose certificate it is, and whether ours was asked for."""
    opened = facts.opened
    if opened is None:
        return None
    if not opened.sent.url.startswith("https:"):
        return _unencrypted(facts)
    if opened.tls is None:
        return _peeked(facts)
    found = opened.tls
    doubts = tuple(_doubts(facts, found))
    return Step(
        name="TLS",
        state="warning" if doubts else "ok",
        words=" ".join((*_agreed(found), *_chain(found.chain, facts.now), *_client(found))),
        hint=" ".join(doubts),
        elapsed_ms=opened.timing.tls_ms,
    )


def _unencrypted(facts: Facts) -> Step:
    words = "Nothing is encrypted: the URL begins with http://."
    here = _is_loopback(facts.contact.address) and not facts.contact.proxy
    if here or not scheme_of(facts.connection).adds():
        return Step(name="TLS", state="skipped", words=words)
    hint = "Credentials can be read by anybody on the way. Use https:// if the server has it."
    return Step(name="TLS", state="warning", words=words, hint=hint)


def _peeked(facts: Facts) -> Step | None:
    seen = facts.peeked
    if seen is None or not seen.certificates:
        return None
    asked = ("The server asks for a client certificate.",) if seen.client_certificate_asked else ()
    fingerprint = f"Its SHA-256 fingerprint is {seen.certificates[0].sha256}."
    words = " ".join((*_chain(seen.certificates, facts.now), fingerprint, *asked))
    return Step(name="TLS", words=words)


def _agreed(found: TlsFacts) -> Iterator[str]:
    yield f"{found.version}, {found.cipher}."
    yield "The certificate was verified." if found.verified else "The certificate was not verified."


def _chain(chain: tuple[Certificate, ...], now: datetime) -> Iterator[str]:
    if not chain:
        return
    own = chain[0]
    names = f", made out to {_listed(own.names)}" if own.names else ""
    yield f"It is that of {own.subject}{names}, issued by {own.issuer}, {_validity(own, now)}."
    if len(chain) > 1:
        yield f"{spoken.count(len(chain) - 1, 'more certificate')} in the chain."


def _validity(one: Certificate, now: datetime) -> str:
    days = _days_left(one, now)
    day = one.not_after.date().isoformat()
    if days < 0:
        return f"expired since {day}"
    if one.not_before > now:
        return f"not valid before {one.not_before.date().isoformat()}"
    return f"valid for {spoken.count(days, 'more day')}, until {day}"


def _client(found: TlsFacts) -> Iterator[str]:
    if found.client_certificate_asked is None:
        yield "Whether a client certificate was asked for is unknown."
    elif not found.client_certificate_asked:
        shown = ": yours stayed here" if found.client_certificate_shown else ""
        yield f"No client certificate was asked for{shown}."
    elif found.client_certificate_shown:
        yield "A client certificate was asked for, and yours was shown."
    else:
        yield "A client certificate was asked for, and there was none to show."


def _doubts(facts: Facts, found: TlsFacts) -> Iterator[str]:
    if not found.verified:
        yield "Verify SSL is off: anybody in between can read and change everything."
    if found.version in ("TLSv1", "TLSv1.0", "TLSv1.1"):
        yield f"{found.version} is broken: the server should be renewed."
    for one in found.chain:
        days = _days_left(one, facts.now)
        if days < _SOON_DAYS:
            soon = f"expires in {spoken.count(days, 'day')}" if days >= 0 else "has expired"
            yield f"The certificate of {one.subject} {soon}: its owner has to renew it."
    yield from _own_doubts(facts.connection.tls, facts.now)


def _own_doubts(settings: Tls, now: datetime) -> Iterator[str]:
    try:
        chain = check_identity(settings)
    except CertificateError:  # said already: nothing was sent
        return
    for one in chain[:1]:
        days = _days_left(one, now)
        if days < _SOON_DAYS:
            soon = f"expires in {spoken.count(days, 'day')}" if days >= 0 else "has expired"
            yield f"Your Client SSL Certificate {soon}: ask for a new one."


def _days_left(one: Certificate, now: datetime) -> int:
    """Whole days until it expires, -1 when it has."""
    left = one.not_after - now
    return left.days if left.total_seconds() >= 0 else -1


def _listed(items: tuple[str, ...]) -> str:
    more = f" and {len(items) - _SHOWN} more" if len(items) > _SHOWN else ""
    return f"{', '.join(items[:_SHOWN])}{more}"


def _sentence(words: str) -> str:
    """Begin with a capital letter, but leave host names as they are."""
    return f"The {words[4:]}" if words.startswith("the ") else words


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_loopback(address: str) -> bool:
    return _is_address(address) and ipaddress.ip_address(address).is_loopback

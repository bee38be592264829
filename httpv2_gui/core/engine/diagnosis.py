"""From what a test found to its phases: what was done, which one failed, what was skipped."""

from __future__ import annotations

from collections.abc import Callable

from httpv2_gui.core.engine import answer_phases, connection_phases
from httpv2_gui.core.engine.failures import Phase
from httpv2_gui.core.engine.phases import NAMES, Facts, Step
from httpv2_gui.core.engine.tls_failures import said_in_http
from httpv2_gui.core.model.result import Contact, Failure

_WORDS: dict[str, Callable[[Facts], Step | None]] = {
    "Name resolution": connection_phases.name_resolution,
    "TCP": connection_phases.tcp,
    "Proxy": connection_phases.proxy,
    "TLS": connection_phases.tls,
    "Authentication": answer_phases.authentication,
    "Status": answer_phases.status,
    "Body": answer_phases.body,
}
_TELLING = ("TLS", "Authentication")
"""Of these, what was seen is told also when they fail."""

_BY_KIND = {
    "dns": "Name resolution",
    "restricted_domain": "Name resolution",
    "refused": "TCP",
    "unreachable": "TCP",
    "tls": "TLS",
    "certificate": "TLS",
    "token": "Authentication",
    "sign_in": "Authentication",
    "impostor": "Authentication",
    "body": "Body",
    "bad_encoding": "Body",
    "incomplete": "Body",
    "too_large": "Body",
}
_BY_PHASE: dict[Phase, str] = {
    "dns": "Name resolution",
    "connect": "TCP",
    "proxy": "Proxy",
    "tls": "TLS",
    "send": "Status",
    "wait": "Status",
    "receive": "Body",
    "sign": "Authentication",
}
_BY_PART = {"auth": "Authentication", "tls": "TLS", "proxy": "Proxy"}


def steps_of(facts: Facts) -> tuple[Step, ...]:
    """Give one step for each of NAMES; those after the one that failed are skipped."""
    if facts.failure is None:
        return tuple(_done(name, facts) for name in NAMES)
    failed = NAMES.index(_failing(facts, facts.failure))
    return (
        *(_done(name, facts) for name in NAMES[:failed]),
        _failed(NAMES[failed], facts, facts.failure),
        *(
            Step(name=name, state="skipped", words="It did not come to this.")
            for name in NAMES[failed + 1 :]
        ),
    )


def _done(name: str, facts: Facts) -> Step:
    step = _WORDS[name](facts)
    return step or Step(name=name, state="skipped", words="Nothing was sent.")


def _failed(name: str, facts: Facts, failure: Failure) -> Step:
    seen = _WORDS[name](facts)
    words = failure.message
    received = facts.last.received if facts.last is not None else None
    if received is not None and received.status >= 400 and failure.kind != "sign_in":
        words = f"{received.status} {received.reason}".strip()
        if facts.last is not None and facts.last.purpose == "token":
            words = f"{words} from {facts.last.sent.url}, which was asked for a token"
    if seen is not None and name in _TELLING and seen.state != "skipped":
        words = f"{words.rstrip('.')}. {seen.words}"
    elapsed_ms = seen.elapsed_ms if seen is not None else None
    return Step(name=name, state="failed", words=words, hint=failure.hint, elapsed_ms=elapsed_ms)


def _failing(facts: Facts, failure: Failure) -> str:
    if failure.kind == "problem":
        return _BY_PART.get(facts.problem.partition(".")[0], "Name resolution")
    if failure.kind == "proxy":
        return _of_proxy(facts.contact)
    if failure.kind == "timeout":
        return _BY_PHASE[facts.phase]
    if failure.kind == "status":
        return _of_status(facts)
    by_token = facts.last is not None and facts.last.purpose == "token"
    return _BY_KIND.get(failure.kind, "Authentication" if by_token else "Status")


def _of_proxy(contact: Contact) -> str:
    if contact.proxy and not contact.addresses:
        return "Name resolution"
    return "TCP" if contact.proxy and not contact.address else "Proxy"


def _of_status(facts: Facts) -> str:
    received = facts.last.received if facts.last is not None else None
    if received is None:
        return "Status"
    if said_in_http(received.status, received.body) is not None:
        return "TLS"
    return "Authentication" if received.status in (401, 403, 407) else "Status"

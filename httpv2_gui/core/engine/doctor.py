"""The test of a connection: what was called, what came back in the third party's own words."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from httpv2_gui.core.auth import scheme_of
from httpv2_gui.core.engine import address, outcome
from httpv2_gui.core.engine.attempt import Doing, doubts, refuse_problems, within
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.diagnosis import steps_of
from httpv2_gui.core.engine.events import Event, ignore
from httpv2_gui.core.engine.failures import NotSendable, Phase, Stopped, failure_of
from httpv2_gui.core.engine.files import Files
from httpv2_gui.core.engine.fillable import uses_token
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.engine.known import known_secrets
from httpv2_gui.core.engine.peek import Peeked, peek
from httpv2_gui.core.engine.phases import Facts, Step
from httpv2_gui.core.engine.status_hints import status_hint
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.redact import Redactor
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Comparison, Exchange, Failure

SUCCEEDED = "Successfully tested connectivity."


@dataclass(frozen=True, kw_only=True)
class TestReport:
    """What the test of a connection found."""

    __test__ = False  # pytest: not a test

    succeeded: bool
    headline: str
    """Such as `200 OK from api.example.com in 143 ms`."""
    message: str
    """The third party's own words first: status line and body."""
    hint: str = ""
    comparison: Comparison | None = None
    """Where the other side said what it expected."""
    called: tuple[str, ...] = ()
    """Such as `GET https://api.example.com/me`, in order."""
    phases: tuple[Step, ...] = ()
    """How far it came, one step for each of `phases.NAMES`."""
    exchanges: tuple[Exchange, ...] = ()
    warnings: tuple[str, ...] = ()
    started: datetime
    elapsed_ms: float = 0.0


async def test_connection(
    connection: Connection,
    *,
    clients: Clients,
    tell: Callable[[Event], None] = ignore,  # noqa: PT028 - it only sounds like a test
) -> TestReport:
    """Call Test URL with the connection's authentication; the dedicated flow fetches its token.

    With the dedicated flow Test URL is called too when it holds `{{integration.token}}`.
    """
    check = _Check(connection, Journal(Redactor(known_secrets(connection)), tell))
    check.journal.warn(*doubts(connection))
    try:
        refuse_problems(check.request, connection)
        async with clients.afresh() as fresh:
            await check.carry_out(fresh)
    except Stopped as stopped:
        check.failure = check.journal.redacted(stopped.failure)
        await check.look_at_certificates()
    except NotSendable as refused:
        broken = outcome.broken_json(check.request, connection)
        problems = tuple(_of_test_url(problem) for problem in refused.problems)
        check.failure = outcome.problem_failure(problems, broken)
        check.problem = problems[0].place if problems else ""
    return check.report()


def _of_test_url(problem: Problem) -> Problem:
    is_url = problem.place == "url"
    return dataclasses.replace(problem, place="test_url", label="Test URL") if is_url else problem


test_connection.__test__ = False  # pyright: ignore[reportFunctionMemberAccess]


class _Check:
    """One test under way."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self.journal = journal
        self.failure: Failure | None = None
        self.problem = ""
        self._phase: Phase = "connect"
        self._peeked: Peeked | None = None
        self._connection = connection
        self._started = datetime.now(UTC)
        self._began = time.perf_counter()
        self._flow = scheme_of(connection).token_flow()
        tested = Request(name="Test connection", url=connection.test_url)
        self._calls_url = bool(connection.test_url.strip()) and (
            self._flow is None or uses_token(tested)
        )
        url = connection.test_url if self._calls_url else "http://nothing.invalid"
        self.request = tested.with_values(url=url)

    async def carry_out(self, clients: Clients) -> None:
        """Do what there is to do; raises Stopped, NotSendable."""
        async with Doing.start(
            self.request, self._connection, clients, self.journal, Files(), {}
        ) as doing:
            self._began = (
                time.perf_counter()
            )  # roots are read by now: that is not the server's time
            try:
                if self._calls_url:
                    await doing.check()
                    self._judge(await doing.attempt(None))
                else:
                    await self._fetch_token(doing)
            finally:
                self._phase = doing.sender.phase

    async def look_at_certificates(self) -> None:
        """See what a server showed that was not trusted; nothing is sent to it."""
        last = self._last
        if self.failure is not None and self.failure.kind == "tls" and last is not None:
            self._peeked = await peek(last.sent.url, self._connection)

    def _judge(self, answer: Exchange) -> None:
        """Let the scheme say what the answer means; the status is judged for any scheme."""
        scheme = scheme_of(self._connection)
        if answer.received is not None and answer.status >= 400:
            hint = status_hint(answer.status, answer.received.body)
            plain = Failure(kind="status", message="", hint=hint)
            self.failure = self.journal.redacted(outcome.explained(plain, answer, scheme))
        elif answer.received is not None:
            doubt = scheme.verdict(answer.sent.url, answer.received)
            if doubt is not None:
                failure = Failure(kind="body", message=doubt, hint="Check Test URL.")
                self.failure = self.journal.redacted(failure)

    async def _fetch_token(self, doing: Doing) -> None:
        self.journal.begin_attempt()
        try:
            async with within(self.request.timeout_s, None):
                await doing.fetch_token()
                await doing.tokens.usable()
        except TimeoutError as error:
            last = self._last
            url = last.sent.url if last else ""
            raise Stopped(failure_of(error, url, doing.sender.phase)) from error

    def report(self) -> TestReport:
        elapsed_ms = (time.perf_counter() - self._began) * 1000
        failure = self.failure or self._status_failure()
        return TestReport(
            succeeded=failure is None,
            headline=self._headline(failure, elapsed_ms),
            message=self._message(failure),
            hint=failure.hint if failure else self._next_step(),
            comparison=failure.comparison if failure else None,
            called=tuple(f"{one.sent.method} {one.sent.url}" for one in self.journal.exchanges),
            phases=self._phases(failure),
            exchanges=tuple(self.journal.exchanges),
            warnings=tuple(self.journal.warnings),
            started=self._started,
            elapsed_ms=elapsed_ms,
        )

    def _phases(self, failure: Failure | None) -> tuple[Step, ...]:
        facts = Facts(
            connection=self._connection,
            exchanges=tuple(self.journal.exchanges),
            failure=failure,
            phase=self._phase,
            problem=self.problem,
            peeked=self._peeked,
        )
        return steps_of(facts)

    @property
    def _last(self) -> Exchange | None:
        return self.journal.exchanges[-1] if self.journal.exchanges else None

    def _status_failure(self) -> Failure | None:
        received = self._last.received if self._last else None
        if received is None or received.status < 400:
            return None
        return Failure(kind="status", message="", hint=status_hint(received.status, received.body))

    def _headline(self, failure: Failure | None, elapsed_ms: float) -> str:
        last = self._last
        if failure is not None and failure.kind not in ("status", "token"):
            return _HEADLINES.get(failure.kind, "The test failed")
        if last is None or last.received is None:
            return "Nothing was sent" if failure is None else "There is no token"
        status = f"{last.received.status} {last.received.reason}".strip()
        origin = address.origin_of(last.sent.url)
        where = f"from {origin.host if origin else last.sent.url} in {elapsed_ms:.0f} ms"
        if failure is not None and last.received.status < 400:
            return f"No token in the answer {where}"
        if failure is None and not self._calls_url:
            return f"Token received {where}"
        return f"{status} {where}"

    def _message(self, failure: Failure | None) -> str:
        if failure is None:
            return self._success()
        received = self._last.received if self._last else None
        if received is None or received.status < 400 or failure.kind not in ("status", "token"):
            return failure.message
        line = f"{received.http_version} {received.status} {received.reason}".strip()
        return f"{line}\n{outcome.shown_body(received)}".strip()

    def _success(self) -> str:
        if self._calls_url:
            return SUCCEEDED
        if self._last is None:
            return self._nothing_sent()
        if not self._connection.test_url.strip():
            return f"{SUCCEEDED} Only the token was fetched."
        return (
            f"{SUCCEEDED} Only the token was fetched: Test URL does not hold "
            "{{integration.token}}, so it was not called."
        )

    def _nothing_sent(self) -> str:
        state = scheme_of(self._connection).token_state()
        if state is not None and state.present:
            return "There is a token, but no Test URL to try it on: nothing was sent."
        return "Nothing is configured that could be tested: nothing was sent."

    def _next_step(self) -> str:
        if self._calls_url or self._last is not None:
            return ""
        return "Fill in Test URL: it is called with GET and this connection's authentication."


_HEADLINES = {
    "body": "The answer is not what was expected",
    "certificate": "A certificate cannot be used",
    "dns": "Host not found",
    "impostor": "The server is not who it should be",
    "incomplete": "The answer broke off",
    "problem": "The connection is not complete",
    "proxy": "The proxy does not let through",
    "redirect_withheld": "A redirect was not followed",
    "refused": "Connection refused",
    "reset": "The connection broke",
    "restricted_domain": "Refused by Restrict Domain",
    "sign_in": "Signing in failed",
    "timeout": "Out of time",
    "tls": "No secure connection",
    "too_many_redirects": "Too many redirects",
    "unreachable": "Host not reachable",
}

"""A whole run, read top to bottom: the one door for the window, the runner and the tests."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from httpv2_gui.core.auth import Scheme, scheme_of
from httpv2_gui.core.engine import download, outcome
from httpv2_gui.core.engine.attempt import Doing, refuse_problems
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.events import Event, Saved, ignore
from httpv2_gui.core.engine.expecting import until_met
from httpv2_gui.core.engine.failures import NotSendable, Stopped
from httpv2_gui.core.engine.files import Files
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.engine.known import known_secrets
from httpv2_gui.core.engine.polling import Clock
from httpv2_gui.core.engine.report import Report
from httpv2_gui.core.engine.waiting import Wait
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.redact import Redactor
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Exchange, Failure, Result, SavedFile

_NO_INPUTS: Mapping[str, str] = MappingProxyType({})
_CLOCK = Clock()


def _nobody(_answer: Exchange) -> None:
    """Hear nothing."""


async def run(  # noqa: PLR0913 - the one door: everything a run may need is named here
    request: Request,
    connection: Connection | None,
    *,
    clients: Clients,
    tell: Callable[[Event], None] = ignore,
    root: Path | None = None,
    case_wall: Path | None = None,
    inputs: Mapping[str, str] = _NO_INPUTS,
    clock: Clock = _CLOCK,
    wait: Wait | None = None,
    redactor: Redactor | None = None,
    heard: Callable[[Exchange], None] = _nobody,
) -> Result:
    """Do a request once, polls included. Trouble comes back in the Result; cancelling cancels.

    `root` is the folder relative file paths start at, `case_wall` the folder for zips; `wait` lets
    a person check now, or stop and keep the last answer. For a step of a block: `inputs` may name
    whole placeholders (`[Step.is_success]`), `redactor` knows the block's secrets and learns this
    run's, `heard` is given the answer as it came, secrets and all.
    """
    wait = wait or Wait()
    scheme = scheme_of(connection)
    redactor = redactor or Redactor()
    redactor.learn(*known_secrets(connection))
    journal = Journal(redactor, tell)
    report = Report(request, journal, clock)
    try:
        refuse_problems(request, connection)
        parts = (request, connection, clients, journal, Files(root), inputs)
        async with Doing.start(*parts) as doing:
            await doing.check()
            with wait.stoppable():
                answer = await until_met(doing, clock, wait)
        heard(answer)
        report.failure = _failure_of_status(request, answer, scheme)
        if report.failure is not None:
            report.failure = journal.redacted(report.failure)
        elif answer.status < 400 and request.save_to_case_wall:
            report.saved = await _save(answer, request, case_wall, journal)
    except Stopped as stopped:
        report.failure = journal.redacted(stopped.failure)
    except NotSendable as refused:
        failure = outcome.problem_failure(
            refused.problems, outcome.broken_json(request, connection)
        )
        report.failure = journal.redacted(failure)
    return report.result()


async def _save(
    answer: Exchange, request: Request, folder: Path | None, journal: Journal
) -> tuple[SavedFile, ...]:
    received = answer.received
    if received is None or not received.body:
        journal.warn("The response has no body: nothing was saved to the case wall.")
        return ()
    if folder is None:
        journal.warn("No folder for the case wall is known: nothing was saved.")
        return ()
    protected = request.password_protect_zip
    try:
        file = await asyncio.to_thread(
            download.save, received, answer.sent.url, folder, protected=protected
        )
    except OSError as error:
        raise Stopped(_save_failure(error, folder)) from error
    journal.tell(Saved(file))
    return (file,)


def _failure_of_status(request: Request, answer: Exchange, scheme: Scheme) -> Failure | None:
    if answer.status >= 400 and request.fail_on_error:
        return outcome.explained(outcome.status_failure(answer), answer, scheme)
    return None


def _save_failure(error: OSError, folder: Path) -> Failure:
    return Failure(
        kind="save",
        message=f"The file could not be saved in {folder}: {error.strerror or error}.",
        hint="Check that the folder exists, may be written to, and has room.",
    )

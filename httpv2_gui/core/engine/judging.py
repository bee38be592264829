"""What a wait looks for in each answer, and what it finds there."""

from __future__ import annotations

import asyncio
import dataclasses
from dataclasses import dataclass

from httpv2_gui.core.engine.failures import NotSendable
from httpv2_gui.core.engine.filling import Filling
from httpv2_gui.core.model import json_text, poll
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.json_text import Members
from httpv2_gui.core.model.poll import Finding, Judgement, Verdict
from httpv2_gui.core.model.redact import Redactor
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Failure

FAILURE_VALUE = "failure_value"
"""The kind of failure of a wait that one of Failure Values ended."""

_SMALL = 16_000
"""A body up to this size is judged at once; a thread would take longer to begin."""


@dataclass(frozen=True)
class Wanted:
    """Expected Response Values and Failure Values, filled."""

    expected: Members
    failing: Members

    @classmethod
    def of(cls, request: Request, filling: Filling) -> Wanted:
        """Read both; raises NotSendable for what is no JSON object once it is filled."""
        expected, failing = request.expected_values, request.poll.failure_values
        return cls(
            _read(filling, "expected_values", "Expected Response Values", expected),
            _read(filling, "poll.failure_values", "Failure Values", failing),
        )

    async def judge(self, body: bytes, redactor: Redactor) -> Judgement:
        """Judge a body, a large one in a thread; gives what can be shown."""
        judge = poll.judge_both
        if len(body) <= _SMALL:
            judgement = judge(self.expected, self.failing, body)
        else:
            judgement = await asyncio.to_thread(judge, self.expected, self.failing, body)
        return Judgement(
            expected=_redacted(judgement.expected, redactor),
            failing=_redacted(judgement.failing, redactor),
        )


def failure_of_values(met: Verdict) -> Failure:
    """Give the failure of a wait that these failure values ended."""
    found = " and ".join(f"“{one.path}” is {one.actual}" for one in met.findings)
    return Failure(
        kind=FAILURE_VALUE,
        message=f"The response holds a failure value: {found}.",
        hint="The job failed on the server; its response may say why. "
        "Which values end a wait is said in Failure Values.",
    )


def _read(filling: Filling, place: str, label: str, text: str) -> Members:
    filled = filling.json(text)
    error = json_text.object_error(filled)
    if error is not None:
        problem = Problem(place, label, error.message, line=error.line, column=error.column)
        raise NotSendable((problem,))
    return json_text.members(filled)


def _redacted(verdict: Verdict, redactor: Redactor) -> Verdict:
    findings = tuple(_redacted_finding(one, redactor) for one in verdict.findings)
    return dataclasses.replace(verdict, findings=findings)


def _redacted_finding(one: Finding, redactor: Redactor) -> Finding:
    return dataclasses.replace(
        one,
        key=redactor.text(one.key),
        expected=redactor.text(one.expected),
        path=redactor.text(one.path) if one.path else one.path,
        actual=redactor.text(one.actual) if one.actual else one.actual,
        hint=redactor.text(one.hint),
    )

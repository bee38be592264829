"""A whole run of a block: step after step, each with what the earlier ones gave.

A step that fails ends the block. One that got a 4xx or 5xx with Fail on 4xx/5xx off has not
failed: the next step runs, and `[Step.is_success]` is false.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from httpv2_gui.core.engine import block_inputs
from httpv2_gui.core.engine.block_check import lint
from httpv2_gui.core.engine.block_events import Begun, Ended, InStep, ignore_steps
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.failures import Stopped
from httpv2_gui.core.engine.fillable import fillables
from httpv2_gui.core.engine.known import known_secrets
from httpv2_gui.core.engine.polling import Clock
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.engine.waiting import Wait
from httpv2_gui.core.model import fields, json_text, placeholders
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.block_result import BlockResult, StepResult
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.expression import RESULT
from httpv2_gui.core.model.json_text import Json, JsonError, Members
from httpv2_gui.core.model.redact import Redactor
from httpv2_gui.core.model.references import References, StepValue, UnfilledError
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Exchange, Failure, Result

__all__ = ["BlockResult", "InStep", "StepResult", "run_block"]

JsonResult = Callable[[Result], str]
"""Writes a Result as HTTP V2's JSON: `core.document.result_json`; the engine cannot import it."""

_NO_INPUTS: Mapping[str, str] = MappingProxyType({})
_CLOCK = Clock()


@dataclass(frozen=True)
class _Means:
    """What every step of one run needs."""

    connections: Mapping[str, Connection]
    clients: Clients
    json_result: JsonResult
    tell: Callable[[InStep], None]
    root: Path | None
    case_wall: Path | None
    clock: Clock
    wait: Wait
    redactor: Redactor


async def run_block(  # noqa: PLR0913 - the one door: everything a run may need is named here
    block: Block,
    connections: Mapping[str, Connection],
    *,
    clients: Clients,
    json_result: JsonResult,
    tell: Callable[[InStep], None] = ignore_steps,
    root: Path | None = None,
    case_wall: Path | None = None,
    inputs: Mapping[str, str] = _NO_INPUTS,
    clock: Clock = _CLOCK,
    wait: Wait | None = None,
) -> BlockResult:
    """Run the steps in order. Trouble comes back in the BlockResult; cancelling cancels.

    `connections` has those of the steps by name. Results of steps are told as they come (`Ended`),
    so that what was done is there after a cancellation too. `wait.stop()` ends the step under way
    and keeps its last answer.
    """
    started, began = datetime.now(UTC), clock.now()
    values = block_inputs.completed(block, inputs)
    redactor = Redactor(block_inputs.known_inputs(block, values))
    for connection in connections.values():
        redactor.learn(*known_secrets(connection))
    means = _Means(
        connections, clients, json_result, tell, root, case_wall, clock, wait or Wait(), redactor
    )
    walk = _Walk(block, means, values)
    problems = list(_problems(block, connections, inputs))
    try:
        if problems:
            raise Stopped(_refused(problems))
        await walk.steps()
        output, failure = walk.output(), None
    except Stopped as stopped:
        output, failure = "", stopped.failure
    return BlockResult(
        succeeded=failure is None,
        steps=walk.results(),
        output=output,
        failure=failure and _redacted(failure, redactor),
        elapsed_ms=(clock.now() - began) * 1000,
        started=started,
    )


@dataclass
class _Walk:
    """Goes from step to step, and keeps what each gave."""

    block: Block
    means: _Means
    inputs: Mapping[str, str]
    done: list[StepResult] = field(default_factory=list[StepResult])
    values: dict[str, StepValue] = field(default_factory=dict[str, StepValue])

    async def steps(self) -> None:
        """Do them all; raises Stopped with the failure of the first that fails."""
        for index, step in enumerate(self.block.steps):
            result = await self._step(index, step)
            if result.failure is not None:
                raise Stopped(_of_step(step.name, result.failure))

    def output(self) -> str:
        """Fill the block's output; raises Stopped."""
        try:
            values = self._references.values([self.block.output])
            self.means.redactor.learn(*block_inputs.derived_secrets(self.block, values))
            return self.means.redactor.text(placeholders.fill(self.block.output, values))
        except UnfilledError as error:
            raise Stopped(_unfilled("The output", error)) from error

    def results(self) -> tuple[StepResult, ...]:
        skipped = (StepResult(name=one.name, skipped=True) for one in self.block.steps)
        return (*self.done, *list(skipped)[len(self.done) :])

    @property
    def _references(self) -> References:
        return References(self.inputs, self.values)

    async def _step(self, index: int, step: Request) -> Result:
        means, answers = self.means, list[Exchange]()
        means.tell(InStep(index, step.name, Begun()))
        try:
            values = self._references.values(one.text for one in fillables(step))
        except UnfilledError as error:
            self.done.append(StepResult(name=step.name))
            raise Stopped(_unfilled(f"Step “{step.name}”", error)) from error
        means.redactor.learn(*block_inputs.derived_secrets(self.block, values))
        result = await run(
            step,
            means.connections[step.connection.strip()] if step.connection.strip() else None,
            clients=means.clients,
            tell=lambda event: means.tell(InStep(index, step.name, event)),
            root=means.root,
            case_wall=means.case_wall,
            inputs=values,
            clock=means.clock,
            wait=means.wait,
            redactor=means.redactor,
            heard=answers.append,
        )
        self.done.append(StepResult(name=step.name, result=result))
        means.tell(InStep(index, step.name, Ended(result)))
        if result.failure is None:
            json = await self._json(index, step.name, _as_it_came(result, answers))
            self.values[step.name] = StepValue(json, result.succeeded)
        return result

    async def _json(self, index: int, name: str, result: Result) -> Json:
        """Read HTTP V2's result where somebody asks for it: it may be large; raises Stopped."""
        later = [one.text for step in self.block.steps[index + 1 :] for one in fillables(step)]
        if not any(f"[{name}.{RESULT}" in text for text in (*later, self.block.output)):
            return Members()
        try:
            return await asyncio.to_thread(_read, self.means.json_result, result)
        except JsonError as error:
            message = f"Step “{name}”: its result cannot be used. {error}"
            raise Stopped(Failure(kind="reference", message=message)) from error


def _read(json_result: JsonResult, result: Result) -> Json:
    """Give the keys of Fields To Return, without what we add."""
    members = json_text.parse(json_result(result))
    if not isinstance(members, Members):
        return members
    return Members((key, value) for key, value in members if key != "run")


def _as_it_came(result: Result, answers: list[Exchange]) -> Result:
    """Put the raw answer in place of the redacted one: a later step may need what it hides."""
    exchanges = list(result.exchanges)
    last = max((index for index, one in enumerate(exchanges) if one.counts), default=None)
    if last is not None and answers:
        exchanges[last] = answers[-1]
    return dataclasses.replace(result, exchanges=tuple(exchanges))


# ---- what goes wrong


def _problems(
    block: Block, connections: Mapping[str, Connection], inputs: Mapping[str, str]
) -> Iterator[str]:
    """Name everything that is wrong before anything is sent."""
    found = [
        *fields.problems(block.with_values(name=block.name or "Block")),
        *lint(block),
        *block_inputs.missing(block, inputs),
    ]
    yield from dict.fromkeys(str(one) for one in found if one.severity == "error")
    yield from unconnected(block, connections)


def unconnected(block: Block, connections: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each step whose connection is not among `connections`."""
    for step in block.steps:
        name = step.connection.strip()
        if name and name not in connections:
            yield f"The step “{step.name}” needs the connection “{name}”, and there is none."


def _refused(problems: list[str]) -> Failure:
    return Failure(
        kind="problem",
        message="\n".join(problems),
        hint="Nothing was sent. Correct the named fields and run the block again.",
    )


def _of_step(name: str, failure: Failure) -> Failure:
    return dataclasses.replace(failure, message=f"Step “{name}”: {failure.message}")


def _unfilled(where: str, error: UnfilledError) -> Failure:
    return Failure(
        kind="reference",
        message=f"{where}: {error}",
        hint="Compare the path with the result of the step it names. Where a value may be "
        'missing, add | setIfEmpty("…") to the placeholder.',
    )


def _redacted(failure: Failure, redactor: Redactor) -> Failure:
    return dataclasses.replace(
        failure, message=redactor.text(failure.message), hint=redactor.text(failure.hint)
    )

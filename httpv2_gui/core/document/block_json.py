"""Writes a BlockResult as JSON: the Result of every step, the output, then what became of it."""

from __future__ import annotations

import json

from httpv2_gui.core.document.result_json import result_entries
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.block_result import BlockResult, StepResult

SUCCEEDED = "Every step was done."


def block_json(result: BlockResult) -> str:
    """Give the Result JSON of a block; bodies stand in it character for character."""
    steps = ",\n".join(_step(one) for one in result.steps)
    return (
        f'{{\n  "steps": [\n{steps}\n  ],\n'
        f'  "output": {json_text.quoted(result.output)},\n'
        f'  "run": {_laid_out(_run(result))}\n}}'
    )


def _step(step: StepResult) -> str:
    entries = [
        f'      "name": {json_text.quoted(step.name)}',
        f'      "skipped": {json.dumps(step.skipped)}',
    ]
    if step.result is not None:
        entries += result_entries(step.result, "      ")
    return "    {\n" + ",\n".join(entries) + "\n    }"


def _run(result: BlockResult) -> dict[str, object]:
    failure = result.failure
    return {
        "succeeded": result.succeeded,
        "message": failure.message if failure is not None else SUCCEEDED,
        "elapsed_ms": round(result.elapsed_ms),
        "failure": failure
        and {"kind": failure.kind, "message": failure.message, "hint": failure.hint},
    }


def _laid_out(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return json_text.writable(text).replace("\n", "\n  ")

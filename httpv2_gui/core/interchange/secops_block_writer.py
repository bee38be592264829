"""A Block to the files of Google SecOps: into those it came from, or new ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from httpv2_gui.core.interchange import secops_inputs, secops_new_step, secops_step, yaml_text
from httpv2_gui.core.interchange.format import Exported, Files
from httpv2_gui.core.interchange.secops_block import (
    DEFINITION,
    OUTPUT,
    STEPS,
    TRIGGER,
    document_of,
    steps_of,
)
from httpv2_gui.core.interchange.secops_losses import losses_of_request
from httpv2_gui.core.interchange.secops_order import in_order
from httpv2_gui.core.interchange.secops_step import Step
from httpv2_gui.core.interchange.yaml_text import Document, child, text_in
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.request import Request


def write(block: Block, origin: Files) -> Exported:
    """Write a block; raises InterchangeError when what it came from can no longer be read."""
    losses = [sentence for step in block.steps for sentence in losses_of_request(step)]
    losses += [
        f"The input “{one.name}” is secret here; on the platform everybody can read it."
        for one in block.inputs
        if one.secret
    ]
    definition = document_of(origin, DEFINITION)
    if definition is None:
        return Exported(files=_new(block), notes=tuple(losses))
    files, notes = _updated(block, origin, definition)
    return Exported(files=files, notes=(*losses, *notes))


# Into the files it came from


def _updated(block: Block, origin: Files, definition: Document) -> tuple[Files, list[str]]:
    files = dict(origin)
    notes: list[str] = []
    changes = {
        node: definition.written(value, node)
        for key, value in (("name", block.name), ("description", block.description))
        if (node := child(definition.root, key)) is not None
        and text_in(definition.root, key) != value
    }
    files[DEFINITION] = definition.replaced(changes).encode()
    trigger = document_of(origin, TRIGGER)
    if trigger is not None:
        files[TRIGGER] = secops_inputs.written(block.inputs, trigger)
    steps, _is_straight = in_order(steps_of(origin))
    _write_steps(block, [one for one in steps if one.is_http], files, notes)
    _write_output(block, [one for one in steps if one.kind == "output"], files, notes)
    return files, notes


def _write_steps(
    block: Block, steps: list[Step], files: dict[str, bytes], notes: list[str]
) -> None:
    pairs = _matched(block.steps, steps)
    kept = [step for _request, step in pairs if step is not None]
    if [one.path for one in kept] != [one.path for one in steps if one in kept]:
        notes.append(
            "The steps are in another order than in the files: their links are left as they were, "
            "set them on the platform."
        )
    for step in steps:
        if step not in kept:
            del files[step.path]
            notes.append(f"The step “{step.name}” is taken out: link its neighbours anew.")
    playbook = text_in(steps[0].document.root, "playbook_id") if steps else _identifier(block)
    before = ""
    for request, step in pairs:
        if step is not None:
            files[step.path] = secops_step.written(request, step)
            before = step.identifier
            continue
        own = secops_new_step.identifier(playbook, request.name)
        parents = (before,) if before else ()
        name, content = secops_new_step.http_step(
            request, playbook=playbook, own=own, parents=parents
        )
        files[f"{STEPS}/{name}"] = content
        notes.append(f"The step “{request.name}” is new: choose its integration instance.")
        before = own


def _matched(requests: tuple[Request, ...], steps: list[Step]) -> list[tuple[Request, Step | None]]:
    """Find each request's step by its name; a single one left on both sides was renamed."""
    by_name = {step.name: step for step in steps}
    found = [(request, by_name.get(request.name)) for request in requests]
    left = [step for step in steps if step not in [one for _request, one in found]]
    new = [index for index, (_request, step) in enumerate(found) if step is None]
    if len(left) == len(new) == 1:
        found[new[0]] = (found[new[0]][0], left[0])
    return found


def _write_output(
    block: Block, outputs: list[Step], files: dict[str, bytes], notes: list[str]
) -> None:
    if not outputs:
        if block.output.strip():
            notes.append("The output is left out: the files have no output step. Add one there.")
        return
    step = outputs[0]
    node = step.parameter(OUTPUT)
    if node is not None and step.parameter_text(OUTPUT).strip() != block.output:
        files[step.path] = step.document.replaced(
            {node: step.document.written(block.output, node)}
        ).encode()


# New files


def _identifier(block: Block) -> str:
    return secops_new_step.identifier("block", block.name)


def _new(block: Block) -> Files:
    playbook = _identifier(block)
    files = {
        DEFINITION: yaml_text.dump(_definition(block, playbook)).encode(),
        TRIGGER: yaml_text.dump(_trigger(block, playbook)).encode(),
        "display_info.yaml": yaml_text.dump(_display(block)).encode(),
    }
    return files | {f"{STEPS}/{name}": content for name, content in _steps(block, playbook)}


def _steps(block: Block, playbook: str) -> Iterator[tuple[str, bytes]]:
    before: tuple[str, ...] = ()
    for request in block.steps:
        own = secops_new_step.identifier(playbook, request.name)
        yield secops_new_step.http_step(request, playbook=playbook, own=own, parents=before)
        before = (own,)
    text = block.output or "Done"
    yield secops_new_step.output_step(text, playbook=playbook, parents=before)


def _definition(block: Block, playbook: str) -> dict[str, Any]:
    return {
        "identifier": playbook,
        "is_enable": True,
        "version": 1.0,
        "name": block.name,
        "description": block.description,
        "debug_alert_identifier": None,
        "debug_base_alert_identifier": None,
        "is_debug_mode": False,
        "type": "block",
        "template_name": None,
        "original_workflow_identifier": playbook,
        "version_comment": None,
        "version_creator": None,
        "creator": None,
        "priority": 2,
        "category": 0,
        "is_automatic": False,
        "is_archived": False,
        "last_editor": None,
        "default_access_level": "edit",
        "creation_source": "user_or_api_initiated",
        "simulation_clone": False,
        "permissions": [],
        "environments": ["*"],
    }


def _trigger(block: Block, playbook: str) -> dict[str, Any]:
    entries = [(one.name, "" if one.secret else one.default) for one in block.inputs]
    return {
        "identifier": secops_new_step.identifier(playbook, "\0trigger"),
        "is_enabled": True,
        "playbook_id": playbook,
        "type_": "get_inputs",
        "conditions": secops_inputs.conditions(entries),
        "logical_operator": "and",
        "environments": ["*"],
        "playbook_name": None,
    }


def _display(block: Block) -> dict[str, Any]:
    return {
        "type": "block",
        "content_hub_display_name": block.name,
        "author": "",
        "contact_email": "",
        "tags": [],
        "should_display_in_content_hub": False,
        "contribution_type": "third_party",
    }

"""Blocks of Google SecOps (Blocks-As-Code): a folder of YAML to a Block.

`definition.yaml` names it, `trigger.yaml` declares its inputs, `steps/*.yaml` are its steps, linked
by `parent_step_ids`. Execute HTTP Request steps become the Block's; an output step becomes its
output; every other step is named in a sentence.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from httpv2_gui.core.interchange import secops_inputs, secops_step, yaml_text
from httpv2_gui.core.interchange.format import Files, Imported, InterchangeError
from httpv2_gui.core.interchange.reading import read_bytes, text_of
from httpv2_gui.core.interchange.secops_losses import losses_in_block
from httpv2_gui.core.interchange.secops_order import in_order
from httpv2_gui.core.interchange.secops_step import PARAMETERS, Step
from httpv2_gui.core.interchange.yaml_text import Document, text_in
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.request import Request

DEFINITION = "definition.yaml"
TRIGGER = "trigger.yaml"
STEPS = "steps"
OUTPUT = "NestedWorkflowOutput"
_KEPT = (DEFINITION, TRIGGER, "display_info.yaml", "overviews.yaml", "release_notes.yaml")
_MOST_STEPS = 500


def is_block(folder: Path) -> bool:
    """Whether a folder is a block or a playbook."""
    return (folder / DEFINITION).is_file() and (folder / STEPS).is_dir()


def files_of(folder: Path) -> Files:
    """Read the files of a block; raises InterchangeError."""
    paths = [folder / name for name in _KEPT if (folder / name).is_file()]
    steps = sorted((folder / STEPS).glob("*.yaml"))
    if len(steps) > _MOST_STEPS:
        raise InterchangeError(f"It has more than {_MOST_STEPS} steps.", path=str(folder))
    return {
        path.relative_to(folder).as_posix(): read_bytes(path, yaml_text.LARGEST)
        for path in (*paths, *steps)
    }


def read(folder: Path) -> Imported:
    """Read a block's folder; raises InterchangeError with file and line."""
    if not is_block(folder):
        message = f"A block is a folder with {DEFINITION} and {STEPS}/."
        raise InterchangeError(message, path=str(folder))
    files = files_of(folder)
    try:
        block, notes = block_of(files)
    except InterchangeError as error:
        raise error.at(str(folder)) from None
    return Imported(blocks=(block,), notes=notes, origins={block.name: files})


def steps_of(files: Files) -> list[Step]:
    """Read every step of a block."""
    paths = [path for path in files if path.startswith(f"{STEPS}/")]
    return [secops_step.read(files[path], path) for path in paths]


def document_of(files: Files, name: str) -> Document | None:
    """Read one of a block's other files."""
    content = files.get(name)
    return yaml_text.read(text_of(content, name), name) if content is not None else None


def block_of(files: Files) -> tuple[Block, tuple[str, ...]]:
    """Make the Block, and say what of the files it does not hold."""
    definition = document_of(files, DEFINITION)
    trigger = document_of(files, TRIGGER)
    if definition is None:
        raise InterchangeError(f"There is no {DEFINITION}.")
    steps, is_straight = in_order(steps_of(files))
    requests = [_request(step) for step in steps if step.is_http]
    block = Block(
        name=text_in(definition.root, "name") or "Imported block",
        description=text_in(definition.root, "description"),
        output=next((_output(step) for step in steps if step.kind == "output"), ""),
        inputs=secops_inputs.inputs_of(trigger) if trigger is not None else (),
        steps=tuple(request for request, _notes in requests),
    )
    notes = [
        *_about_files(definition, trigger),
        *([] if is_straight else ["Steps follow each other in a circle: check their order."]),
        *(f"“{one.name}”: {note}" for one, about in requests for note in about),
        *_about_other_steps(steps),
        *_about_references(steps, block),
    ]
    return block, tuple(dict.fromkeys(notes))


def _request(step: Step) -> tuple[Request, tuple[str, ...]]:
    request, notes = secops_step.request_of(step)
    return request, (*notes, *losses_in_block(step.document.root))


def _about_files(definition: Document, trigger: Document | None) -> Iterator[str]:
    if text_in(definition.root, "type") != "block":
        yield "This is a playbook, not a block: only its HTTP steps are carried over."
    kind = text_in(trigger.root, "type_") if trigger is not None else ""
    if kind not in ("", "get_inputs"):
        yield f"What starts it on the platform ({kind}) is not carried over."


def _about_other_steps(steps: list[Step]) -> Iterator[str]:
    outputs = [step for step in steps if step.kind == "output"]
    if len(outputs) > 1:
        names = ", ".join(f"“{step.name}”" for step in outputs[1:])
        yield f"A block here has one output, that of “{outputs[0].name}”; left out: {names}."
    for step in steps:
        if not step.is_http and step.kind != "output":
            what = f"{step.kind} of {step.integration}" if step.integration else step.kind
            yield f"The step “{step.name}” ({what}) is not carried over."


def _about_references(steps: list[Step], block: Block) -> Iterator[str]:
    declared = [one.name for one in block.inputs]
    kept = {step.name for step in steps if step.is_http}
    lost = [step.name for step in steps if not step.is_http and step.name]
    for step in steps:
        text = _text(step)
        yield from secops_inputs.notes_on_references(step.name, text, declared)
        for name in lost:
            if step.name in kept and f"[{name}." in text:
                yield f"“{step.name}” uses what “{name}” gave, which is not carried over."


def _text(step: Step) -> str:
    """Give all the texts in which placeholders may stand."""
    if step.is_http:
        try:
            request, _notes = secops_step.request_of(step)
        except InterchangeError:
            return step.parameter_text(PARAMETERS)
        values = (getattr(request, one.name) for one in dataclasses.fields(Request))
        return "\n".join([*map(str, values), step.parameter_text(PARAMETERS)])
    parameters = yaml_text.items(yaml_text.child(step.document.root, "parameters"))
    return "\n".join(text_in(item, "value") for item in parameters)


def _output(step: Step) -> str:
    return step.parameter_text(OUTPUT).strip()

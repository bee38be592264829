from __future__ import annotations

from pathlib import Path

import yaml

from httpv2_gui.core.interchange import secops_block, secops_block_writer
from httpv2_gui.core.interchange.format import Files
from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.request import Request

ENRICH = Path(__file__).with_name("examples") / "enrich_ticket"
IMPORTED = secops_block.read(ENRICH)
BLOCK = IMPORTED.blocks[0]
ORIGIN = IMPORTED.origins[BLOCK.name]


def changed(files: Files) -> list[str]:
    return sorted(path for path in {*files, *ORIGIN} if files.get(path) != ORIGIN.get(path))


def test_unchanged_means_the_same_bytes() -> None:
    assert changed(secops_block_writer.write(BLOCK, ORIGIN).files) == []


def test_each_change_stays_in_its_file() -> None:
    steps = (BLOCK.steps[0].with_values(timeout_s=7), BLOCK.steps[1])
    write = secops_block_writer.write

    assert changed(write(BLOCK.with_values(steps=steps), ORIGIN).files) == [
        "steps/search_tickets_1c9e2.yaml"
    ]
    assert changed(write(BLOCK.with_values(output="x"), ORIGIN).files) == [
        "steps/output_1_c0ffe.yaml"
    ]
    named = write(BLOCK.with_values(name="New"), ORIGIN).files
    assert changed(named) == ["definition.yaml"]
    assert b"# ours" in named["definition.yaml"]


def test_a_default_is_changed_in_its_place() -> None:
    inputs = (*BLOCK.inputs[:2], Input(name="Sys/ID (Required)", default="18", required=True))
    files = secops_block_writer.write(BLOCK.with_values(inputs=inputs), ORIGIN).files

    assert files["trigger.yaml"] == ORIGIN["trigger.yaml"].replace(b"'17'", b"'18'")


def test_inputs_come_and_go() -> None:
    inputs = (Input(name="new", default="a: b"), BLOCK.inputs[0])
    files = secops_block_writer.write(BLOCK.with_values(inputs=inputs), ORIGIN).files
    trigger = yaml.safe_load(files["trigger.yaml"])

    assert [one["field_name"] for one in trigger["conditions"]] == ["new", "table name"]
    assert list(trigger) == list(yaml.safe_load(ORIGIN["trigger.yaml"]))
    none = secops_block_writer.write(BLOCK.with_values(inputs=()), files).files
    assert yaml.safe_load(none["trigger.yaml"])["conditions"] == []
    again = secops_block_writer.write(BLOCK.with_values(inputs=inputs), none).files
    assert yaml.safe_load(again["trigger.yaml"]) == trigger


def test_a_renamed_step_keeps_its_file() -> None:
    steps = (BLOCK.steps[0].with_values(name="Find"), BLOCK.steps[1])
    exported = secops_block_writer.write(BLOCK.with_values(steps=steps), ORIGIN)

    assert changed(exported.files) == ["steps/search_tickets_1c9e2.yaml"]


def test_steps_come_and_go_and_are_told() -> None:
    more = Request(name="Third", url="https://h/")
    exported = secops_block_writer.write(
        BLOCK.with_values(steps=(BLOCK.steps[1], more, BLOCK.steps[0])), ORIGIN
    )
    new = next(path for path in exported.files if "third" in path)
    assert yaml.safe_load(exported.files[new])["parent_step_ids"] == [
        "0a11d000-0000-4000-8000-000000000001"
    ]
    said = "\n".join(exported.notes)
    assert "another order" in said
    assert "“Third” is new" in said

    fewer = secops_block_writer.write(BLOCK.with_values(steps=BLOCK.steps[:1]), ORIGIN)
    assert changed(fewer.files) == ["steps/add_comment_0a11d.yaml"]
    assert "“Add comment” is taken out" in "\n".join(fewer.notes)


def test_a_new_block_reads_as_it_was(tmp_path: Path) -> None:
    block = Block(
        name="Fresh: one",
        description="Line\nline",
        output="Out",
        inputs=(Input(name="a/b (x)", default="1"), Input(name="Key (Required)", required=True)),
        steps=(Request(name="One", url="https://h/[Input.a/b (x)]"), Request(name="Two", url="u")),
    )
    for path, content in secops_block_writer.write(block, {}).files.items():
        target = tmp_path / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(content)

    # A new step says “Execute HTTP request.” where nothing is described, as the platform's do.
    steps = tuple(s.with_values(description="Execute HTTP request.") for s in block.steps)
    assert secops_block.read(tmp_path).blocks == (block.with_values(steps=steps),)


def test_secret_defaults_are_not_written() -> None:
    block = Block(name="B", inputs=(Input(name="k", default="hunter22", secret=True),))
    exported = secops_block_writer.write(block, {})

    assert b"hunter22" not in b"".join(exported.files.values())
    assert "“k” is secret" in exported.notes[0]

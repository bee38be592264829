from __future__ import annotations

from pathlib import Path

import pytest

from httpv2_gui.core.interchange import secops_block
from httpv2_gui.core.interchange.format import InterchangeError
from httpv2_gui.core.model.block import Input

ENRICH = Path(__file__).with_name("examples") / "enrich_ticket"


def notes(folder: Path = ENRICH) -> str:
    return "\n".join(secops_block.read(folder).notes)


def test_a_block_in_the_order_of_its_links() -> None:
    imported = secops_block.read(ENRICH)
    (block,) = imported.blocks

    assert block.name == "Enrich ticket"
    assert block.description == "Looks a ticket up, and says who wants to know."
    assert [step.name for step in block.steps] == ["Search tickets", "Add comment"]
    assert block.output == "Commented = True"
    assert block.inputs == (
        Input(name="table name", default="incident"),
        Input(name="query"),
        Input(name="Sys/ID (Required)", default="17", required=True),
    )
    assert sorted(imported.origins["Enrich ticket"]) == sorted(
        path.relative_to(ENRICH).as_posix() for path in ENRICH.rglob("*.yaml")
    )


def test_what_is_not_carried_over_is_said() -> None:
    said = notes()

    assert "The step “Is there a table?” (condition of Flow) is not carried over." in said
    assert "“Add comment” uses what “Is there a table?” gave, which is not carried over." in said
    assert "“Add comment” uses values of Case, which only the platform has" in said
    assert "“Search tickets”: The platform's retries" in said
    assert "“Search tickets”: On the platform a failure of this step is skipped" in said
    assert "“Add comment”: On the platform a failure" not in said


def test_inputs_that_nobody_declares_are_flagged() -> None:
    said = notes()

    assert (
        "“Add comment” uses [Input.Sys ID(Required)], which the block does not declare. Did its "
        "author mean “Sys/ID (Required)”?" in said
    )
    assert "“Is there a table?” uses [Input.tabel name], which the block does not declare" in said
    assert "“table name”?" in said


def test_a_playbook_gives_its_http_steps(tmp_path: Path) -> None:
    for path in ENRICH.rglob("*.yaml"):
        copy = tmp_path / path.relative_to(ENRICH)
        copy.parent.mkdir(exist_ok=True)
        text = path.read_text().replace("type: block", "type: playbook")
        copy.write_text(text.replace("get_inputs", "alert"))

    assert "This is a playbook, not a block" in notes(tmp_path)
    assert "What starts it on the platform (alert) is not carried over." in notes(tmp_path)
    assert len(secops_block.read(tmp_path).blocks[0].steps) == 2


def test_a_broken_step_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "steps").mkdir()
    (tmp_path / "definition.yaml").write_text("name: a\n")
    (tmp_path / "steps" / "b.yaml").write_text("a: 1\nb: [\n")

    with pytest.raises(InterchangeError, match=r"steps/b.yaml, line 3: This is no YAML"):
        secops_block.read(tmp_path)
    with pytest.raises(InterchangeError, match="A block is a folder with"):
        secops_block.read(tmp_path / "steps")

from __future__ import annotations

import uuid

import yaml

from httpv2_gui.core.interchange.secops_new_step import (
    file_name,
    http_step,
    identifier,
    output_step,
)
from httpv2_gui.core.model.request import Request


def test_file_names_follow_the_platform() -> None:
    assert file_name("Get: the/ Thing?", "abcdef") == "get_the_thing_abcde.yaml"


def test_identifiers_are_uuids_that_stay() -> None:
    assert identifier("a", "b") == identifier("a", "b") != identifier("ab")
    uuid.UUID(identifier("a"))


def test_steps_are_linked() -> None:
    _name, content = http_step(Request(name="B"), playbook="p", own="i", parents=("x", "y"))
    step = yaml.safe_load(content)

    assert step["parent_step_ids"] == ["x", "y"]
    assert step["parent_step_id"] == "x;y"
    assert {one["step_id"] for one in step["parameters"]} == {"i"}


def test_the_output_is_a_free_text() -> None:
    _name, content = output_step("Done = [B.is_success]", playbook="p", parents=("i",))
    step = yaml.safe_load(content)

    assert step["type"] == "output"
    assert step["parameters"][0]["value"] == "Done = [B.is_success]"

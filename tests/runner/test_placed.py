from pathlib import Path

import pytest

from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.runner.placed import place, refuse_problems, sentence
from httpv2_gui.runner.refusal import Refusal

PATH = Path("requests/x.toml")


def test_place_is_as_exact_as_it_is_known() -> None:
    assert place(PATH, "headers", 3, 7) == "requests/x.toml, headers, line 3, column 7"
    assert place(PATH, "") == "requests/x.toml"


def test_sentence_has_file_key_line_and_reason() -> None:
    problem = Problem("body", "Body Payload", "A colon is missing.", line=2)
    assert sentence(PATH, problem) == (
        "requests/x.toml, body, line 2: Body Payload: A colon is missing."
    )


def test_every_error_is_in_the_refusal() -> None:
    request = Request(params="[1]", timeout_s=-1)
    with pytest.raises(Refusal) as refused:
        refuse_problems(Entry("x", request, PATH, "x"), request, "Not so:")
    assert str(refused.value).splitlines()[0] == "Not so:"
    for key in ("url", "params", "timeout_s"):
        assert f"requests/x.toml, {key}" in str(refused.value)


def test_a_file_without_a_name_can_be_run() -> None:
    request = Request(url="http://127.0.0.1/")
    refuse_problems(Entry("x", request, PATH, "x"), request, "Not so:")

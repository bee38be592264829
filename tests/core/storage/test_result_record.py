"""Results as JSON and bodies."""

from __future__ import annotations

import dataclasses
import json

import pytest

from httpv2_gui.core.storage.result_record import pack, unpack
from tests.core.storage.results import RESULT


def test_a_result_comes_back_equal():
    assert unpack(*pack(RESULT)) == RESULT


def test_bodies_are_not_in_the_json():
    text, bodies = pack(RESULT)

    assert b"grant=1" in bodies
    assert "grant=1" not in text


def test_a_result_can_be_read_without_its_bodies():
    answer = unpack(pack(RESULT)[0], None).exchanges[1].received

    assert answer is not None
    assert (answer.status, answer.body) == (404, b"")


def test_a_file_from_before_attempts_were_kept_is_read():
    text, bodies = pack(RESULT)
    data = json.loads(text)
    del data["attempt_log"]

    assert unpack(json.dumps(data), bodies) == dataclasses.replace(RESULT, attempt_log=())


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '"x"', '{"succeeded": 1, "message": "", "started": "never"}']
)
def test_anything_else_is_refused(text: str):
    with pytest.raises(ValueError, match="not a result"):
        unpack(text, b"")


@pytest.mark.parametrize(
    ("old", "new"), [("404,", '"404",'), ("12.25", '"1"'), ('"/x/a.zip"', "1"), ("true", "1")]
)
def test_wrong_types_are_refused(old: str, new: str):
    text, bodies = pack(RESULT)

    with pytest.raises(ValueError, match="not a result"):
        unpack(text.replace(old, new), bodies)


def test_bodies_that_were_cut_off_are_refused():
    text, bodies = pack(RESULT)

    with pytest.raises(ValueError, match="not a result"):
        unpack(text, bodies[:-1])

"""Sentences about bodies that are not there or not what they say."""

from __future__ import annotations

import pytest

from httpv2_gui.core.model.result import Failure
from httpv2_gui.ui.responses.notes import note_of
from httpv2_gui.ui.responses.reading import read
from tests.ui.responses.results import result


@pytest.mark.parametrize(
    ("shown", "start"),
    [
        (result(method="HEAD"), "A HEAD request gets no body"),
        (result(status=204), "204 No Content"),
        (result(status=304), "304 Not Modified"),
        (result(status=500), "The server sent 500 without a body."),
        (result(b"ab", complete=False), "The connection broke before the end. These are the 2"),
        (result(b'{"a": }'), "The server calls this application/json, but it is not JSON. Line 1"),
    ],
)
def test_notes(shown, start) -> None:
    assert note_of(read(shown)).startswith(start)


def test_a_body_that_cannot_be_decompressed_is_not_blamed_on_the_connection() -> None:
    failure = Failure(kind="bad_encoding", message="Not gzip.", hint="")
    shown = result(b"ab", complete=False, failure=failure)
    assert note_of(read(shown)).startswith("These are the 2 bytes as they arrived")


def test_a_good_body_speaks_for_itself() -> None:
    assert note_of(read(result({"a": 1}))) == ""
    assert note_of(read(result(exchanges=()))) == ""

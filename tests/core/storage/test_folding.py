"""Long strings out of tomlkit's way."""

from __future__ import annotations

import time

import pytest
import tomlkit

from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage import codec
from httpv2_gui.core.storage.folding import LONG, Folded
from tests.core.storage.examples import FILE

LONG_TEXT = "it's [not] = \n" * LONG


@pytest.mark.parametrize("quotes", ["'''", '"""'])
def test_long_strings_come_back_as_they_were_written(quotes: str):
    text = f'a = 1 # it\'s\nb = {quotes}\n{LONG_TEXT}{quotes} # end\nc = "short"\n'

    folded = Folded(text)

    assert len(folded.text) < 200
    assert folded.value(tomlkit.parse(folded.text)["b"]) == LONG_TEXT
    assert folded.unfolded(folded.text) == text


def test_other_values_stand_for_themselves():
    assert [Folded("").value(value) for value in ("x", 1)] == ["x", 1]


def test_a_large_body_is_edited_in_no_time():
    record = Request(name="A", body=LONG_TEXT * 200)
    before = codec.encode(record, FILE) + b"# mine\n"
    start = time.perf_counter()

    content = codec.encode(record.with_values(url="u"), FILE, before)

    assert codec.read(Request, content, FILE).record.url == "u"
    assert content.endswith(b"# mine\n")
    assert time.perf_counter() - start < 5

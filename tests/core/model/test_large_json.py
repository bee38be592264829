from __future__ import annotations

import gc
import threading
import time

import pytest

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import JsonError, Members
from httpv2_gui.core.model.large_json import LARGE, reading

ROW = '{"n": 1.10, "a": [1, {"b": null}], "a": "twice", "u": "ä€"}'


def document(size: int) -> str:
    return f'[{", ".join([ROW] * (size // len(ROW) + 1))}, {{"state": "done"}}]'


@pytest.mark.parametrize("size", [100, LARGE * 2])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_it_reads_what_the_small_reader_reads(size: int, encoding: str) -> None:
    text = document(size)

    with reading(text.encode(encoding)) as value:
        assert value == json_text.parse(text)


@pytest.mark.parametrize("end", ["", "NaN]", '"\\q"]', "]]", "[" * 5000])
def test_a_large_text_that_is_no_json_says_so(end: str) -> None:
    content = document(LARGE).removesuffix("]").encode() + b"," + end.encode()

    with pytest.raises(JsonError), reading(content):
        pass
    with pytest.raises(JsonError), reading(b'"' + b"\xff" * LARGE + b'"'):
        pass


def test_what_was_read_is_let_go_and_the_collector_is_back() -> None:
    with reading(document(LARGE).encode()) as value:
        assert isinstance(value, list)
        inner = value[-1]
        assert not gc.isenabled()
    assert value == []
    assert inner == Members()
    assert gc.isenabled()


def test_other_threads_go_on() -> None:
    content = document(8 * LARGE).encode()

    def read() -> None:
        with reading(content):
            pass

    reader, longest = threading.Thread(target=read), 0.0
    reader.start()
    began = last = time.perf_counter()
    while reader.is_alive():
        time.sleep(0.001)
        longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
    assert longest < (last - began) / 2

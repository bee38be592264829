"""A block for each row of a data file: results, resuming, shards, interruption."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from httpv2_gui.runner.refusal import Exit
from tests.core.engine import recorder as recording
from tests.core.engine.recorder import Answer, Recorder
from tests.runner.conftest import Call, Called, write

Run = Callable[..., Called]


@pytest.fixture(scope="session")
def _server() -> Iterator[Recorder]:
    with recording.serve() as server:
        yield server


@pytest.fixture
def server(_server: Recorder) -> Recorder:
    _server.clear()
    _server.answer("/bad", Answer(status=500, body=b"broken"))
    return _server


@pytest.fixture
def block(workspace: Path, server: Recorder) -> Path:
    write(
        workspace / "blocks" / "look-up.toml",
        'name = "Look up"\noutput = "found [Input.what], [Look.JsonResult| response_code]"\n'
        '[[inputs]]\nname = "what"\nrequired = true\n'
        '[[inputs]]\nname = "row"\ndefault = "none"\n'
        '[[inputs]]\nname = "key"\nsecret = true\n'
        f'[[steps]]\nname = "Look"\nurl = "{server.base}/[Input.what]"\n'
        'headers = \'{"X-Key": "k[Input.key]", "X-Row": "[Input.row]"}\'\n',
    )
    return workspace


@pytest.fixture
def run(call: Call, block: Path, tmp_path: Path) -> Run:
    def done(data: str, *options: str, name: str = "rows.csv") -> Called:
        (tmp_path / name).write_text(data, "utf-8")
        return call("run", "Look up", "--workspace", block, "--data", tmp_path / name, *options)

    return done


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_row_is_a_run(run: Run, server: Recorder, tmp_path: Path) -> None:
    results = tmp_path / "results.csv"

    called = run('what,row\na,"x,""y"\nbad,\nc,z\n', "--results", str(results))

    assert called.code == Exit.FAILED
    assert called.out == ""
    first, second, third = table(results)
    assert first == {
        "row": "1",
        "what": "a",
        "input row": 'x,"y',
        "succeeded": "true",
        "failure": "",
        "message": "",
        "elapsed_ms": first["elapsed_ms"],
        "response_codes": "200",
        "output": "found a, 200",
    }
    assert (second["succeeded"], second["failure"], second["response_codes"]) == (
        "false",
        "status",
        "500",
    )
    assert second["input row"] == "none"
    assert third["succeeded"] == "true"
    assert "Row 2: Failed: Step “Look”: An error occurred: 500" in called.err
    assert "3 rows done, 1 of them failed." in called.err
    assert [one.header("x-row") for one in server.seen] == ['x,"y', "none", "z"]


def test_json_lines_to_stdout(run: Run, server: Recorder) -> None:
    server.answer("/a", Answer(body=b'{\n "n": 1.10\n}'))

    called = run('{"what": "a"}\n{"what": "b", "row": 7}\n', name="rows.jsonl")

    assert called.code == 0
    lines = [json.loads(line) for line in called.out.splitlines()]
    assert [(one["row"], one["inputs"]) for one in lines] == [
        (1, {"what": "a", "row": "none"}),
        (2, {"what": "b", "row": "7"}),
    ]
    assert '{  "n": 1.10 }' in called.out
    assert lines[0]["steps"][0]["name"] == "Look"
    assert lines[0]["output"] == "found a, 200"


def test_a_secret_is_in_no_results(run: Run, tmp_path: Path, server: Recorder) -> None:
    results = tmp_path / "results.jsonl"

    run("what,key\na,hush-hush-42\n", "--results", str(results))

    assert server.last.header("x-key") == "khush-hush-42"
    assert "hush-hush-42" not in results.read_text("utf-8")


def test_resume_skips_what_is_done(run: Run, server: Recorder, tmp_path: Path) -> None:
    for name in ("results.csv", "results.jsonl"):
        results = ("--results", str(tmp_path / name))
        server.clear()
        run("what\na\nb\n", *results)
        assert run("what\na\nb\n", *results).code == 2, "it would be written over"

        called = run("what\na\nb\nc\n", *results, "--resume")

        assert called.code == 0
        assert [one.target for one in server.seen] == ["/a", "/b", "/c"]
        assert "1 row done, 0 of them failed. 2 were done before." in called.err


def test_half_a_line_is_done_again(run: Run, server: Recorder, tmp_path: Path) -> None:
    for name in ("results.csv", "results.jsonl"):
        path = tmp_path / name
        run('what,row\na,"1\n2"\nb,\n', "--results", str(path))
        whole = path.read_bytes()
        path.write_bytes(whole[:-9])
        server.clear()

        run('what,row\na,"1\n2"\nb,\n', "--results", str(path), "--resume")

        assert [one.target for one in server.seen] == ["/b"]
        assert len(path.read_bytes().splitlines()) == len(whole.splitlines())


def test_data_that_changed_since_is_told(run: Run, server: Recorder, tmp_path: Path) -> None:
    results = ("--results", str(tmp_path / "results.csv"))
    run("what\na\nb\n", *results)
    server.clear()

    called = run("what\na\nx\nc\n", *results, "--resume", "--parallel", "3")

    assert called.code == 2
    assert "Row 2 has other inputs in" in called.err


def test_a_file_of_something_else_is_not_written_to(run: Run, tmp_path: Path) -> None:
    for name, text in (("results.csv", "a,b\n1,2\n"), ("results.jsonl", '{"x": 1}\n')):
        (tmp_path / name).write_text(text)

        called = run("what\na\n", "--results", str(tmp_path / name), "--resume")

        assert called.code == 2
        assert "is no results file of this block" in called.err
        assert (tmp_path / name).read_text() == text


def test_shards_do_every_row_once(run: Run, server: Recorder, tmp_path: Path) -> None:
    data = "what\n" + "".join(f"w{n}\n" for n in range(1, 8))

    for index in (1, 2, 3):
        run(data, "--shard", f"{index}/3", "--results", str(tmp_path / f"{index}.csv"))

    rows = [[one["row"] for one in table(tmp_path / f"{index}.csv")] for index in (1, 2, 3)]
    assert rows == [["1", "4", "7"], ["2", "5"], ["3", "6"]]
    assert sorted(one.target for one in server.seen) == [f"/w{n}" for n in range(1, 8)]


def test_many_at_a_time_write_every_row_once(run: Run, server: Recorder, tmp_path: Path) -> None:
    data = "what\n" + "".join(f"w{n}\n" for n in range(1, 61))
    results = tmp_path / "results.jsonl"

    assert run(data, "--parallel", "20", "--results", str(results)).code == 0

    rows = [json.loads(line)["row"] for line in results.read_text("utf-8").splitlines()]
    assert sorted(rows) == list(range(1, 61))


def test_missing_columns_are_told_before_anything_is_sent(run: Run, server: Recorder) -> None:
    called = run("wat,row\na,b\n")

    assert called.code == 2
    assert "what: Give it with" in called.err
    assert server.seen == []


def test_columns_that_are_no_inputs_are_left_out(run: Run, server: Recorder) -> None:
    called = run("what,wat\na,b\n")

    assert called.code == 0
    assert "no input “wat”. Did you mean “what”? That column is left out." in called.err


def test_an_input_for_all_rows(run: Run, server: Recorder) -> None:
    run("what\na\nb\n", "--input", "row=all")

    assert [one.header("x-row") for one in server.seen] == ["all", "all"]


def test_a_bad_line_is_a_failed_row(run: Run, server: Recorder) -> None:
    called = run('{"what": "a"}\n{"what"\n{"row": "1"}\n', name="rows.jsonl")

    assert called.code == 1
    assert "Row 2: Failed: Line 2, column " in called.err
    assert "Row 3: Failed: what: The input “what” needs a value." in called.err
    assert [one.target for one in server.seen] == ["/a"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--parallel", "0"), "no number from 1 to 200"),
        (("--shard", "3/2"), "is not I/N"),
        (("--resume",), "--resume needs --results FILE"),
        (("--output", "x.json"), "--output takes one Result"),
        (("--results", "no/such/x.csv"), "There is no folder"),
    ],
)
def test_wrong_usage(run: Run, options: tuple[str, ...], message: str) -> None:
    called = run("what\na\n", *options)

    assert called.code == 2
    assert message in called.err


def test_a_request_has_no_rows(call: Call, block: Path, tmp_path: Path) -> None:
    called = call("run", "Read ticket", "--workspace", block, "--data", tmp_path / "x.csv")

    assert called.code == 2
    assert "--data needs a block" in called.err


def test_ctrl_c_keeps_what_is_done(block: Path, server: Recorder, tmp_path: Path) -> None:
    path = block / "blocks" / "look-up.toml"
    slow = "expected_values = '{\"ok\": false}'\n"  # never met, so this row waits
    step = f'[[steps]]\nname = "Wait"\nurl = "{server.base}/[Input.what]"\n{slow}'
    write(path, path.read_text("utf-8") + step)
    server.answer("/quick", Answer(body=b'{"ok": false}'))
    data, results = tmp_path / "rows.csv", tmp_path / "results.csv"
    data.write_text("what\nquick\nslow\n")
    command = [sys.executable, "-m", "httpv2_gui", "run", "Look up", "--workspace", str(block)]
    options = ["--data", str(data), "--results", str(results)]
    with subprocess.Popen([*command, *options], stderr=subprocess.PIPE, text=True) as process:
        until = time.monotonic() + 20
        while len(server.seen) < 4 and time.monotonic() < until:
            time.sleep(0.05)
        os.kill(process.pid, signal.SIGINT)
        _out, told = process.communicate(timeout=20)

    assert process.returncode == Exit.INTERRUPTED
    assert "1 row done. They are in" in told
    assert [one["row"] for one in table(results)] == ["1"]

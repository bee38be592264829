"""Blocks by name: run, preview, check."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

import pytest

from httpv2_gui.practice.serve import PracticeServer
from tests.runner.conftest import Call, write

TICKET = ("--input", "ticket id=INC0010001")


@pytest.fixture
def block(workspace: Path, practice: PracticeServer) -> Path:
    """A workspace with a block of two steps and a secret input."""
    write(
        workspace / "blocks" / "my-block.toml",
        'name = "My block"\noutput = \'[Read.JsonResult| "response_data.id"] [Input.the key]\'\n'
        '[[inputs]]\nname = "ticket id"\ndescription = "Which one."\nrequired = true\n'
        '[[inputs]]\nname = "the key"\nrequired = true\nsecret = true\n'
        f'[[steps]]\nname = "Read"\nurl = "{practice.base_url}/tickets/[Input.ticket id]"\n'
        'headers = \'{"Authorization": "Bearer x"}\'\n'
        f'[[steps]]\nname = "See"\nmethod = "POST"\nurl = "{practice.base_url}/echo"\n'
        'body = \'\'\'{"id": [Read.JsonResult| "response_data.event_id"], '
        '"key": "[Input.the key]"}\'\'\'\n',
    )
    return workspace


def test_the_sample_s_block(call: Call, sample: Path) -> None:
    called = call("run", "Raise a ticket", "--workspace", sample, *TICKET)

    assert called.code == 0
    assert [one["name"] for one in called.json["steps"]] == ["Read ticket", "Raise it"]
    assert '"event_was": 18446744073709551617' in called.out
    assert called.json["output"].endswith("and is now critical.")
    assert called.json["run"]["succeeded"] is True
    assert "Step 2 of 2: Raise it" in called.err
    assert re.search(r"^Read ticket: 200 OK, \d+ ms$", called.err, re.MULTILINE), called.err
    assert '\n      "response_code": 200,\n' in called.out


def test_an_input_that_is_missing_is_named(call: Call, block: Path) -> None:
    called = call("run", "My block", "--workspace", block)

    assert (called.code, called.out) == (2, "")
    assert 'ticket id: Which one. Give it with --input "ticket id=…".' in called.err
    assert "the key: Give it with HTTPV2_SECRET_MY_BLOCK_THE_KEY." in called.err


def test_an_input_that_is_unknown_is_named(call: Call, block: Path) -> None:
    called = call("run", "My block", "--workspace", block, "--input", "ticketid=1")

    assert called.code == 2
    assert "no input “ticketid”. Did you mean “ticket id”?" in called.err


def test_a_secret_input_comes_from_the_environment_and_is_shown_nowhere(
    call: Call, block: Path, practice: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPV2_SECRET_MY_BLOCK_THE_KEY", "hush-hush-42")

    called = call("run", "my-block", "--workspace", block, *TICKET)

    assert called.code in (0, 1), called.err
    assert "hush-hush-42" not in called.out + called.err
    files = b"".join(one.read_bytes() for one in block.rglob("*") if one.is_file())
    assert b"hush-hush-42" not in files


def test_a_secret_on_the_command_line_is_warned_about(call: Call, block: Path) -> None:
    called = call("preview", "My block", "--workspace", block, "--input", "the key=hush-hush-42")

    assert "shows “the key” to whoever lists processes" in called.err
    assert "hush-hush-42" not in called.out + called.err


def test_a_step_that_fails_ends_the_block(call: Call, sample: Path) -> None:
    called = call("run", "Raise a ticket", "--workspace", sample, "--input", "ticket id=none")

    assert called.code == 1
    first, second = called.json["steps"]
    assert (first["response_code"], second) == (404, {"name": "Raise it", "skipped": True})
    assert "Failed: Step “Read ticket”: " in called.err
    assert "Read ticket: 404 Not Found, " in called.err


def test_a_wrong_reference_is_refused_with_its_place(call: Call, block: Path) -> None:
    path = block / "blocks" / "my-block.toml"
    write(path, path.read_text("utf-8").replace("[Read.JsonResult", "[Rad.JsonResult"))

    for command in ("run", "check"):
        called = call(command, "My block", "--workspace", block)
        assert called.code == 2
        said = called.out + called.err
        assert "steps.1.body, line 1, column 8" in said
        assert "There is no step “Rad” before this. Did you mean “Read”?" in said
    assert call("preview", "My block", "--workspace", block).code == 1


def test_preview_shows_every_step(call: Call, sample: Path) -> None:
    called = call("preview", "Raise a ticket", "--workspace", sample, *TICKET)

    assert called.code == 0
    assert "### Step 1 of 2: Read ticket\nGET http://127.0.0.1:" in called.out
    assert "/tickets/INC0010001\n" in called.out
    assert '"title": "Raised: Read-ticket.response_data.title"' in called.out


def test_preview_json_has_every_step(call: Call, sample: Path) -> None:
    called = call("preview", "raise-a-ticket", "--workspace", sample, "--json")

    first, second = called.json["steps"]
    assert set(first) == {"name", "method", "url", "headers", "body"}
    assert json.loads(base64.b64decode(second["body"]))["severity"] == "critical"
    assert "The input “ticket id” needs a value." in called.err


def test_check_of_the_sample_s_block(call: Call, sample: Path) -> None:
    called = call("check", "Raise a ticket", "--workspace", sample, "--json")

    assert [one for one in called.json if one["severity"] == "error"] == []
    assert called.code == 0


def test_check_finds_what_nobody_uses_and_what_is_not_there(call: Call, block: Path) -> None:
    path = block / "blocks" / "my-block.toml"
    text = path.read_text("utf-8").replace(
        '[[steps]]\nname = "See"',
        '[[inputs]]\nname = "x"\n[[steps]]\nname = "See"\nconnection = "Gone"',
    )
    write(path, text)

    called = call("check", "My block", "--workspace", block)

    assert called.code == 2
    assert "warning" in called.out
    assert "Nothing uses the input “x”" in called.out
    assert "There is no connection “Gone”." in called.out


def test_a_block_that_cannot_be_read(call: Call, block: Path) -> None:
    path = block / "blocks" / "broken.toml"
    write(path, 'name = "Broken"\n[[steps]]\nnme = "x"\n')

    for command in ("run", "check", "preview"):
        called = call(command, "broken", "--workspace", block)
        assert called.code == 2
        assert "nme" in called.out + called.err


def test_a_name_that_is_both_is_refused_in_words(call: Call, block: Path) -> None:
    text = (block / "requests" / "read-ticket.toml").read_text("utf-8")
    write(block / "requests" / "my-block.toml", text.replace("Read ticket", "My block"))

    called = call("preview", "My block", "--workspace", block)
    assert called.code == 2
    assert "“My block” is both a request and a block." in called.err
    assert "Say requests/my-block or blocks/my-block." in called.err

    assert "### Step 1" in call("preview", "blocks/my-block", "--workspace", block).out
    named = call("preview", "requests/my-block", "--workspace", block, "--input", "ticket id=1")
    assert "/tickets/1" in named.out


def test_an_unknown_name_is_looked_for_among_both(call: Call, block: Path) -> None:
    called = call("run", "My blok", "--workspace", block)

    assert called.code == 2
    assert "There is no request or block “My blok” in this workspace." in called.err
    assert "“My block”" in called.err


def test_a_result_to_a_file(call: Call, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "result.json"

    called = call("run", "Raise a ticket", "--workspace", sample, *TICKET, "--output", target)

    assert (called.code, called.out) == (0, "")
    assert len(json.loads(target.read_text("utf-8"))["steps"]) == 2


@pytest.mark.parametrize("option", [("--results", "x.csv"), ("--resume",), ("--shard", "1/2")])
def test_options_of_data_need_data(call: Call, sample: Path, option: tuple[str, ...]) -> None:
    called = call("run", "Raise a ticket", "--workspace", sample, *option)

    assert called.code == 2
    assert f"{option[0]} goes with --data FILE." in called.err


def test_check_says_what_the_platform_would_do_with_a_step(call: Call, block: Path) -> None:
    path = block / "blocks" / "my-block.toml"
    spelt = 'headers = \'{"Content-type": "application/x-www-form-urlencoded"}\'\n'
    write(path, path.read_text("utf-8").replace('name = "See"\n', f'name = "See"\n{spelt}'))

    called = call("check", "My block", "--workspace", block, "--json")

    places = [one["place"] for one in called.json if one["rule"].startswith("secops.")]
    assert any(f"{path}, steps.1.headers" in one for one in places), called.out

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from httpv2_gui.core.model.result import Exchange, Result, Sent
from httpv2_gui.core.storage.history import History
from httpv2_gui.core.storage.places import Places
from tests.runner.conftest import Call, write

EXAMPLES = Path(__file__).parents[1] / "core" / "interchange" / "examples"
STEP = EXAMPLES / "steps" / "search_tickets_1c9e2.yaml"


def test_a_step_there_and_back(call: Call, workspace: Path, tmp_path: Path) -> None:
    copy = tmp_path / STEP.name
    shutil.copy(STEP, copy)
    call("import", copy, "--workspace", workspace)
    export = ("export", "Search tickets", "--format", "secops", "--workspace", workspace)

    assert call(*export, "--output", copy).code == 0
    assert copy.read_bytes() == STEP.read_bytes()

    file = workspace / "requests" / "search-tickets.toml"
    file.write_text(file.read_text().replace("timeout_s = 30", "timeout_s = 31"))
    assert call(*export, "--output", copy).code == 0
    assert copy.read_bytes() == STEP.read_bytes().replace(b'Timeout":"30"', b'Timeout":"31"')


def test_a_new_step_goes_to_standard_output(call: Call, workspace: Path) -> None:
    called = call("export", "Read ticket", "--format", "secops", "--workspace", workspace)

    assert called.code == 0
    assert yaml.safe_load(called.out)["instance_name"] == "Read ticket"
    assert "Note: Identifiers are made up" in called.err


def test_a_block_there_and_back(call: Call, workspace: Path, tmp_path: Path) -> None:
    folder = tmp_path / "enrich_ticket"
    shutil.copytree(EXAMPLES / "enrich_ticket", folder)
    call("import", folder, "--workspace", workspace)
    export = ("export", "Enrich ticket", "--format", "secops", "--workspace", workspace)

    assert call(*export).code == 2
    again = call(*export, "--output", folder)
    assert (again.code, "Written" in again.err) == (0, False)
    assert call(*export, "--output", tmp_path / "new").code == 0
    assert (tmp_path / "new" / "definition.yaml").is_file()


def test_curl_with_variables_for_secrets(call: Call, workspace: Path) -> None:
    call_it = ("export", "Read ticket", "--format", "curl", "--workspace", workspace)
    called = call(*call_it)

    assert called.code == 0
    assert "'http://127.0.0.1:9/tickets/[Input.ticket%20id]'" in called.out
    assert "--user 'ana':\"$BASIC_AUTH_PASSWORD\"" in called.out


def test_integration_parameters(call: Call, workspace: Path) -> None:
    export = ("export", "My API", "--workspace", workspace, "--format")

    as_yaml = yaml.safe_load(call(*export, "httpv2-parameters").out)
    assert as_yaml == call(*export, "httpv2-parameters-json").json
    assert {"name": "Basic Auth Password", "value": "<Basic Auth Password>"} in as_yaml


def test_the_last_result_of_the_window(call: Call, workspace: Path, tmp_path: Path) -> None:
    export = ("export", "Read ticket", "--format", "har", "--workspace", workspace)
    assert "There is no result of “Read ticket” in the history." in call(*export).err

    when = datetime(2026, 1, 1, tzinfo=UTC)
    exchange = Exchange(sent=Sent(method="GET", url="https://h/"), started=when)
    result = Result(succeeded=True, message="m", exchanges=(exchange,), started=when)
    History(Places.of_user().history / "work").add("read-ticket", result)

    output = tmp_path / "a.har"
    assert call(*export, "--output", output).code == 0
    assert json.loads(output.read_text())["log"]["entries"][0]["request"]["url"] == "https://h/"


@pytest.mark.parametrize("form", ["secops", "curl"])
def test_a_known_secret_is_never_written(
    call: Call, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("HTTPV2_SECRET_MY_API_PASSWORD", 'hunt"er 22')
    write(
        workspace / "requests" / "leak.toml",
        'name = "Leak"\nconnection = "My API"\nurl = "https://127.0.0.1:9/"\n'
        'method = "POST"\nbody = \'\'\'{"pw": "hunt\\"er 22"}\'\'\'\n',
    )
    output = tmp_path / "out"
    called = call("export", "Leak", "--format", form, "--workspace", workspace, "--output", output)

    assert called.code == 2
    assert "It would hold a secret of the connection (Basic Auth Password)" in called.err
    assert "er 22" not in called.err
    assert not output.exists()


def test_wrong_usage(call: Call, workspace: Path, tmp_path: Path) -> None:
    at = ("--workspace", workspace)
    assert "There is no format “x”" in call("export", "a", "--format", "x", *at).err
    assert "can only be imported" in call("export", "My API", "--format", "boomi", *at).err
    assert "There is no block" in call("export", "a", "--format", "secops-block", *at).err
    assert call("export", "Read ticket", *at).code == 2
    garbage = tmp_path / "garbage.yaml"
    garbage.write_text("a: 1\n")
    called = call("export", "Read ticket", "--format", "secops", "--output", garbage, *at)
    assert (called.code, garbage.read_text()) == (2, "a: 1\n")
    assert "garbage.yaml, line 1: This is no step" in called.err

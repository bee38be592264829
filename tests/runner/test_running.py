import json
from pathlib import Path

import pytest

from httpv2_gui.core.storage.case_wall import CaseWall
from httpv2_gui.practice.serve import PracticeServer
from tests.runner.conftest import Call, write


def test_table_request(call: Call, sample: Path) -> None:
    called = call("run", "List tickets", "--workspace", sample)
    assert called.code == 0
    assert len(called.json["response_data"]) == 40
    assert called.json["run"]["succeeded"] is True
    assert '"event_id": 18446744073709551617' in called.out
    assert '"cost": 12.50' in called.out


def test_progress_is_on_stderr_one_line_an_event(call: Call, sample: Path) -> None:
    called = call("run", "read-an-alert", "--workspace", sample)
    lines = called.err.splitlines()
    assert lines[0].startswith("Fetching a token: POST http://127.0.0.1:")
    assert lines[1].startswith("GET http://127.0.0.1:")
    assert lines[-1].startswith("200 OK, ")


def test_failure_shows_the_api_and_exits_1(call: Call, sample: Path) -> None:
    called = call("run", "Failure 404, not found", "--workspace", sample)
    assert called.code == 1
    assert called.json["response_code"] == 404
    assert called.json["run"]["failure"]["kind"] == "status"
    assert "No Record found" in called.err


def test_status_without_fail_is_no_failure(call: Call, sample: Path) -> None:
    called = call("run", "Failure 404 without failing", "--workspace", sample)
    assert called.code == 0
    assert called.json["run"]["succeeded"] is False
    assert "status code 404" in called.err


def test_wrong_secret_from_the_environment_wins(
    call: Call, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPV2_SECRET_BASIC_AUTHENTICATION_FLOW_PASSWORD", "wrong-wrong")
    called = call("run", "List tickets", "--workspace", sample)
    assert called.code == 1
    assert called.json["response_code"] == 401
    assert "wrong user name or password" in called.err
    assert "wrong-wrong" not in called.out + called.err


def test_result_to_a_file(call: Call, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    called = call("run", "List tickets", "--workspace", sample, "--output", target)
    assert (called.code, called.out) == (0, "")
    assert json.loads(target.read_text("utf-8"))["response_code"] == 200


@pytest.mark.parametrize("output", ["", "no/such/folder/file.json"])
def test_bad_output_is_refused_before_sending(
    call: Call, sample: Path, tmp_path: Path, output: str
) -> None:
    called = call("run", "List tickets", "--workspace", sample, "--output", tmp_path / output)
    assert called.code == 2
    assert "GET" not in called.err


def test_file_is_saved_and_on_the_case_wall(call: Call, sample: Path, tmp_path: Path) -> None:
    called = call("run", "download-a-report", "--workspace", sample, "--save-to", tmp_path)
    [saved] = called.json["run"]["saved_files"]
    assert Path(saved["path"]).parent == tmp_path
    assert saved["entry"] == "Incident report – Zürich.pdf"
    [entry] = CaseWall(tmp_path).entries()
    assert entry.source == "Download a report"


def test_input_is_filled_in(call: Call, workspace: Path, practice: PracticeServer) -> None:
    write(
        workspace / "requests" / "read-ticket.toml",
        f'name = "Read ticket"\nurl = "{practice.base_url}/tickets/[Input.ticket id]"\n',
    )
    called = call("run", "Read ticket", "--workspace", workspace, "--input", "ticket id=INC0010002")
    assert called.json["response_data"]["id"] == "INC0010002"


def test_missing_input_is_a_problem(call: Call, workspace: Path) -> None:
    (workspace / "connections" / "my-api.toml").write_text('name = "My API"\n')
    called = call("run", "Read ticket", "--workspace", workspace)
    assert (called.code, called.out) == (2, "")
    assert "read-ticket.toml: URL Path, line 1: [Input.ticket id] has no value" in called.err
    assert "--input" in called.err


def test_broken_pane_is_a_problem_with_its_line(call: Call, workspace: Path) -> None:
    write(
        workspace / "requests" / "broken.toml",
        'name = "Broken"\nurl = "http://127.0.0.1:9/"\nheaders = "{\\n\\n  x }"\n',
    )
    called = call("run", "broken", "--workspace", workspace)
    assert (called.code, called.out) == (2, "")
    assert "broken.toml, headers, line 3, column 3: Headers: " in called.err


def test_broken_connection_is_a_problem_with_its_file(call: Call, workspace: Path) -> None:
    write(workspace / "connections" / "my-api.toml", 'name = "My API"\ntest_url = "half"\n')
    called = call("run", "Read ticket", "--workspace", workspace)
    assert (called.code, called.out) == (2, "")
    assert "my-api.toml, test_url: Test URL: " in called.err


def test_missing_secret_is_named_with_its_variable(call: Call, workspace: Path) -> None:
    called = call("run", "Read ticket", "--workspace", workspace, "--input", "ticket id=1")
    assert (called.code, called.out) == (2, "")
    assert "Basic Auth Password" in called.err
    assert "HTTPV2_SECRET_MY_API_PASSWORD" in called.err


def test_secret_that_is_no_text_is_a_problem_that_does_not_show_it(
    call: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPV2_SECRET_MY_API_PASSWORD", "hush\udcfc")
    called = call("run", "Read ticket", "--workspace", workspace, "--input", "ticket id=1")
    assert (called.code, called.out) == (2, "")
    assert "my-api.toml, auth.password: Basic Auth Password: " in called.err
    assert "hush" not in called.err


def test_refused_connection_is_a_failure(
    call: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPV2_SECRET_MY_API_PASSWORD", "x")
    called = call("run", "Read ticket", "--workspace", workspace, "--input", "ticket id=1")
    assert called.code == 1
    assert called.json["run"]["failure"]["kind"] == "refused"


def test_out_of_time_while_waiting(call: Call, workspace: Path, practice: PracticeServer) -> None:
    write(
        workspace / "requests" / "wait.toml",
        f'name = "Wait"\nurl = "{practice.base_url}/search/jobs/demo?seconds=60"\n'
        'expected_values = \'{"state": "finished"}\'\n[poll]\ninterval_s = 1\ntimeout_s = 1\n',
    )
    called = call("run", "wait", "--workspace", workspace)
    assert called.code == 3
    assert "in_progress" in called.err


def test_control_characters_of_a_server_are_visible(
    call: Call, workspace: Path, practice: PracticeServer
) -> None:
    write(
        workspace / "requests" / "odd.toml",
        f'name = "Odd"\nmethod = "POST"\nurl = "{practice.base_url}/status/404"\n'
        'body = "\\u009b31m"\n',
    )
    called = call("run", "odd", "--workspace", workspace)
    assert "\x9b" not in called.out + called.err


@pytest.mark.parametrize("name", ["redirect-to-a-foreign-host"])
def test_what_was_withheld_is_told(call: Call, sample: Path, name: str) -> None:
    called = call("run", name, "--workspace", sample)
    assert called.code == 0
    assert "Authorization header (Basic)" in called.err
    assert "authorization" not in called.json["response_data"]["headers"]


def test_restrict_domain_holds_on_a_redirect(call: Call, sample: Path) -> None:
    called = call("run", "redirect-refused-by-restrict-domain", "--workspace", sample)
    assert called.code == 1
    assert called.json["run"]["failure"]["kind"] == "restricted_domain"
    assert "localhost" in called.err


def test_every_sample_request_does_what_its_name_says(
    call: Call, sample: Path, tmp_path: Path
) -> None:
    for path in sorted((sample / "requests").iterdir()):
        failing = ("failure", "redirect-refused", "wait-for-a-failing")
        fails = path.stem.startswith(failing) and "without" not in path.stem
        called = call("run", path.stem, "--workspace", sample, "--save-to", tmp_path)
        assert called.code == (1 if fails else 0), (path.stem, called.err)

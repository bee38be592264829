from pathlib import Path

import pytest

from tests.runner.conftest import Call, write

KEYS = {"rule", "severity", "place", "message", "fix"}


def test_nothing_to_find(call: Call, sample: Path) -> None:
    called = call("check", "List tickets", "--workspace", sample)
    assert (called.code, called.out) == (0, "")
    assert "No problems found." in called.err


@pytest.mark.parametrize("path", ["requests", "connections"])
def test_whole_sample_has_no_errors(call: Call, sample: Path, path: str) -> None:
    for file in (sample / path).iterdir():
        called = call("check", file.stem, "--workspace", sample, "--json")
        errors = [one for one in called.json if one["severity"] == "error"]
        assert (called.code, errors) == (0, []), file


def test_findings_say_the_place(call: Call, workspace: Path) -> None:
    write(
        workspace / "requests" / "broken.toml",
        'name = "Broken"\nurl = "http://127.0.0.1:9/"\n'
        "headers = '''\n{\n  \"A\": 1,\n  b\n}'''\n",
    )
    called = call("check", "broken", "--workspace", workspace, "--json")
    assert called.code == 2
    [finding] = called.json
    assert set(finding) == KEYS
    assert (finding["rule"], finding["severity"]) == ("request.headers", "error")
    assert finding["place"].endswith("broken.toml, headers, line 3, column 3")


def test_missing_secret_is_a_warning_with_its_variable(call: Call, workspace: Path) -> None:
    called = call(
        "check", "Read ticket", "--workspace", workspace, "--input", "ticket id=1", "--json"
    )
    assert called.code == 0
    [finding] = called.json
    assert (finding["rule"], finding["severity"]) == ("secret.missing", "warning")
    assert "HTTPV2_SECRET_MY_API_PASSWORD" in finding["fix"]


def test_unreadable_file(call: Call, workspace: Path) -> None:
    write(workspace / "requests" / "bad.toml", 'name = "Bad"\nurl = 3\n')
    called = call("check", "bad", "--workspace", workspace, "--json")
    assert called.code == 2
    assert called.json[0]["rule"] == "file.unreadable"
    assert "line 2" in called.json[0]["place"]


def test_lost_connection(call: Call, workspace: Path) -> None:
    write(
        workspace / "requests" / "lost.toml",
        'name = "Lost"\nconnection = "My APY"\nurl = "http://127.0.0.1:9/"\n',
    )
    called = call("check", "lost", "--workspace", workspace, "--json")
    assert called.code == 2
    assert called.json[0]["rule"] == "connection.missing"
    assert "Did you mean “My API”?" in called.json[0]["fix"]


def test_connection_by_name(call: Call, workspace: Path) -> None:
    write(
        workspace / "connections" / "my-api.toml",
        'name = "My API"\n[auth]\nscheme = "api_key"\nfield_name = "bad name"\n',
    )
    called = call("check", "My API", "--workspace", workspace)
    assert called.code == 2
    assert "error: " in called.out
    assert "auth.field_name" in called.out


def test_unknown_name(call: Call, workspace: Path) -> None:
    assert call("check", "Reed ticket", "--workspace", workspace).code == 2

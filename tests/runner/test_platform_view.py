import base64
from pathlib import Path

import pytest

from tests.runner.conftest import Call, write

FORM = "application/x-www-form-urlencoded"
KEYS = {"rule", "severity", "place", "message", "fix"}


@pytest.fixture
def form(workspace: Path) -> Path:
    """Hold a workspace with a form whose Content-type is spelt in the seed's way."""
    write(
        workspace / "requests" / "form.toml",
        'name = "Form"\nmethod = "POST"\nurl = "http://127.0.0.1:9/"\n'
        f'headers = \'{{"Content-type": "{FORM}"}}\'\nbody = \'{{"a": 1.10}}\'\n',
    )
    return workspace


def test_preview_as_the_platform(call: Call, form: Path) -> None:
    here = call("preview", "Form", "--workspace", form, "--json").json
    there = call("preview", "Form", "--workspace", form, "--as", "secops", "--json").json
    assert set(there) == {"method", "url", "headers", "body"}
    assert base64.b64decode(here["body"]) == b"a=1.10"
    assert base64.b64decode(there["body"]) == b'{"a": 1.1}'
    assert ["User-Agent", "python-requests/2.32.4"] in there["headers"]


def test_preview_as_the_platform_for_people(call: Call, workspace: Path) -> None:
    called = call("preview", "Read ticket", "--workspace", workspace, "--as", "secops")
    assert called.code == 0
    assert "Authorization: Basic <Basic Auth Password>" in called.out
    assert "/tickets/%5BInput.ticket%20id%5D" in called.out
    assert "[Input.ticket id] first" in called.err


def test_what_the_platform_refuses(call: Call, workspace: Path) -> None:
    write(
        workspace / "requests" / "odd.toml",
        'name = "Odd"\nurl = "http://127.0.0.1:9/"\nheaders = \'{"X-Count": 5}\'\n',
    )
    assert call("preview", "Odd", "--workspace", workspace).code == 0
    called = call("preview", "Odd", "--workspace", workspace, "--as", "secops")
    assert (called.code, called.out) == (1, "")
    assert "HTTP V2 16.0 would refuse this request." in called.err
    assert "X-Count" in called.err


def test_only_known_platforms(call: Call, workspace: Path) -> None:
    assert call("preview", "Read ticket", "--workspace", workspace, "--as", "other").code == 2


def test_findings_do_not_fail_a_check(call: Call, form: Path) -> None:
    called = call("check", "Form", "--workspace", form, "--json")
    assert called.code == 0
    spelling = called.json[0]
    assert set(spelling) == KEYS
    assert spelling["rule"] == "secops.content-type-spelling"
    assert spelling["severity"] == "warning"
    assert spelling["place"].endswith("form.toml, headers")
    assert spelling["fix"] == "Write Content-Type."


def test_findings_of_the_connection_are_told_in_its_file(call: Call, workspace: Path) -> None:
    write(
        workspace / "connections" / "my-api.toml",
        'name = "My API"\n[auth]\nscheme = "basic"\nusername = "ana"\n',
    )
    for name in ("My API", "Read ticket"):
        called = call("check", name, "--workspace", workspace, "--input", "ticket id=1", "--json")
        found = [one for one in called.json if one["rule"] == "secops.no-test-url"]
        assert len(found) == 1
        assert found[0]["place"].endswith("my-api.toml, test_url")


def test_a_secret_is_never_shown(
    call: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(
        workspace / "connections" / "my-api.toml",
        'name = "My API"\n[auth]\nscheme = "dedicated"\nurl = "http://127.0.0.1:9/"\n'
        'token_field = "t"\n',
    )
    headers = '{"Content-type": "application/json", "X-Id": "hush-hush"}'
    monkeypatch.setenv("HTTPV2_SECRET_MY_API_HEADERS", headers)
    inputs = ("--workspace", workspace, "--input", "ticket id=1")
    checked = call("check", "Read ticket", *inputs)
    assert "token request has a JSON body" in checked.out
    shown = call("preview", "Read ticket", *inputs, "--as", "secops")
    assert "X-Id: <Dedicated Auth API Request Headers>" in shown.out
    assert "hush" not in checked.out + checked.err + shown.out + shown.err


def test_every_step_of_a_block(call: Call, sample: Path) -> None:
    (file,) = (sample / "blocks").iterdir()
    here = call("preview", f"blocks/{file.stem}", "--workspace", sample, "--json").json["steps"]
    called = call("preview", file.stem, "--workspace", sample, "--as", "secops", "--json")
    steps = called.json["steps"]
    assert [one["name"] for one in steps] == [one["name"] for one in here]
    assert all(["User-Agent", "python-requests/2.32.4"] in one["headers"] for one in steps)
    assert "Note: " in called.err


def test_a_step_that_the_platform_refuses(call: Call, workspace: Path) -> None:
    write(
        workspace / "blocks" / "odd.toml",
        'name = "Odd block"\n[[steps]]\nname = "First"\nurl = "http://127.0.0.1:9/"\n'
        "timeout_s = 0\n",
    )
    called = call("preview", "Odd block", "--workspace", workspace, "--as", "secops")
    assert (called.code, called.out) == (1, "")
    assert "HTTP V2 16.0 would refuse the step “First”." in called.err

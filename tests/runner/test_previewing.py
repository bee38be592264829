import base64
from pathlib import Path

import pytest

from tests.runner.conftest import Call, write


def test_preview_shows_the_request_without_secrets(
    call: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPV2_SECRET_MY_API_PASSWORD", "hush-hush")
    called = call("preview", "Read ticket", "--workspace", workspace, "--input", "ticket id=INC 1")
    assert called.code == 0
    assert "GET http://127.0.0.1:9/tickets/INC%201" in called.out
    assert "Authorization: Basic <Basic Auth Password>" in called.out
    assert "hush" not in called.out + called.err


def test_preview_json_has_the_exact_body(call: Call, sample: Path) -> None:
    called = call("preview", "create-a-ticket-json", "--workspace", sample, "--json")
    assert set(called.json) == {"method", "url", "headers", "body"}
    body = base64.b64decode(called.json["body"]).decode()
    assert '"cost": 12.50' in body
    assert ["Authorization", "Bearer <token>"] in called.json["headers"]


def test_form_is_shown_as_it_is_sent(call: Call, sample: Path) -> None:
    called = call("preview", "create-a-ticket-form", "--workspace", sample)
    assert "title=Created+by+a+form&severity=medium&tags=practice&tags=form" in called.out
    assert "application/x-www-form-urlencoded" in called.err


def test_missing_input_is_refused(call: Call, workspace: Path) -> None:
    called = call("preview", "Read ticket", "--workspace", workspace)
    assert (called.code, called.out) == (1, "")
    assert "[Input.ticket id] has no value" in called.err


def test_restricted_domain_is_refused_with_both_hosts(call: Call, workspace: Path) -> None:
    write(
        workspace / "connections" / "my-api.toml",
        'name = "My API"\ntest_url = "https://one.example.com"\nrestrict_domain = true\n'
        '[auth]\nscheme = "none"\n',
    )
    called = call("preview", "Read ticket", "--workspace", workspace, "--input", "ticket id=1")
    assert called.code == 1
    assert "127.0.0.1" in called.err
    assert "one.example.com" in called.err


def test_problem_of_the_connection_is_in_its_file(call: Call, workspace: Path) -> None:
    write(workspace / "connections" / "my-api.toml", 'name = "My API"\ntest_url = "half"\n')
    called = call("preview", "Read ticket", "--workspace", workspace, "--input", "ticket id=1")
    assert called.code == 1
    assert "my-api.toml, test_url: Test URL: " in called.err


def test_bytes_that_are_no_text(call: Call, workspace: Path) -> None:
    write(
        workspace / "requests" / "binary.toml",
        'name = "Binary"\nmethod = "POST"\nurl = "http://127.0.0.1:9/"\n'
        'body = "//79"\nbody_source = "base64"\n',
    )
    assert "3 bytes that are no text" in call("preview", "binary", "--workspace", workspace).out


def test_large_file_is_there_to_its_last_byte(call: Call, workspace: Path) -> None:
    (workspace / "large.bin").write_bytes(b"\xff" * 200_000)
    write(
        workspace / "requests" / "large.toml",
        'name = "Large"\nmethod = "PUT"\nurl = "http://127.0.0.1:9/"\n'
        'body_source = "file"\nbody_file = "large.bin"\n',
    )
    called = call("preview", "large", "--workspace", workspace, "--json")
    assert len(base64.b64decode(called.json["body"])) == 200_000
    assert ["Content-Length", "200000"] in called.json["headers"]

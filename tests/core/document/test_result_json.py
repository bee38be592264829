from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from httpv2_gui.core.document.result_json import LEFT_OUT, response_data, result_json
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.request import FIELDS_TO_RETURN
from httpv2_gui.core.model.result import Exchange, Failure, Result, SavedFile, Sent
from tests.core.document.conftest import NOW, result


def written(one: Result) -> dict[str, Any]:
    return json.loads(result_json(one))


def test_the_keys_are_http_v2s_and_then_run() -> None:
    assert list(written(result("{}"))) == [*FIELDS_TO_RETURN, "run"]


def test_only_the_chosen_keys_are_there_in_fixed_order() -> None:
    chosen = result("{}", fields_to_return=("response_code", "response_data"))

    assert list(written(chosen)) == ["response_data", "response_code", "run"]


@pytest.mark.parametrize(
    "body", ['{ "a" : 1.10, "a":1E2,\n"n":18446744073709551617 }', "[1e400, -0]", '"é"', "7" * 5000]
)
def test_a_json_body_stands_there_character_for_character(body: str) -> None:
    text = result_json(result(f"\ufeff {body}\n", (("Content-Type", "text/plain"),)))

    assert f'"response_data": {body},' in text
    json_text.parse(text)


def test_other_bodies_are_text() -> None:
    assert written(result('it\'s "plain"', ()))["response_data"] == 'it\'s "plain"'
    assert written(result(""))["response_data"] == ""
    assert written(result("[NaN]"))["response_data"] == "[NaN]"


def test_base64_output_is_of_the_raw_bytes() -> None:
    body = b'\xef\xbb\xbf{"a": 1}\x00\xff'

    assert response_data(result(body, base64_output=True)) == f'"{base64.b64encode(body).decode()}"'


def test_facts_of_the_answer() -> None:
    headers = (("Set-Cookie", "a=1; Path=/"), ("Set-Cookie", "b=2"), ("X", "é"))
    found = written(result("é", headers, 404))

    assert found["response_code"] == 404
    assert found["redirects"] == ["https://a.example/x"]
    assert found["response_cookies"] == {"a": "1", "b": "2"}
    assert found["response_headers"] == {"Set-Cookie": "a=1; Path=/, b=2", "X": "é"}
    assert found["apparent_encoding"] == "utf-8"


def test_binary_bodies_have_no_apparent_encoding() -> None:
    assert written(result(bytes(range(256))))["apparent_encoding"] is None


def test_the_run_is_told() -> None:
    file = SavedFile(
        path=Path("/w/a.zip"), bytes=3, sha256="ab", md5="cd", entry="a.txt", protected=True
    )
    run = written(result("{}", saved_files=(file,), elapsed_ms=12.6, warnings=("Careful.",)))["run"]

    assert run == {
        "succeeded": True,
        "message": "Done.",
        "attempts": 1,
        "elapsed_ms": 13,
        "saved_files": [
            {"path": "/w/a.zip", "bytes": 3, "sha256": "ab", "entry": "a.txt", "protected": True}
        ],
        "failure": None,
        "warnings": ["Careful."],
        "withheld": [],
    }


def test_a_run_without_answer_says_why() -> None:
    exchange = Exchange(sent=Sent(method="GET", url="https://a/"), started=NOW, withheld=("key",))
    failure = Failure(kind="dns", message="No such host.", hint="Check the name.")
    found = written(result("", exchanges=(exchange,), succeeded=False, failure=failure))

    assert found["response_data"] is None
    assert found["response_code"] is None
    assert found["apparent_encoding"] is None
    assert found["response_headers"] == {}
    assert found["redirects"] == ["https://a/"]
    assert found["run"]["withheld"] == ["key"]
    assert found["run"]["failure"] == {
        "kind": "dns",
        "message": "No such host.",
        "hint": "Check the name.",
    }


def test_a_protected_download_is_not_written_in_clear() -> None:
    found = written(result("malware", protected=True))

    assert found["response_data"] == ""
    assert found["run"]["warnings"] == [LEFT_OUT]


def test_a_protected_download_may_be_base64() -> None:
    found = written(result("malware", protected=True, base64_output=True))

    assert base64.b64decode(found["response_data"]) == b"malware"
    assert found["run"]["warnings"] == []


def test_the_error_of_a_protected_download_is_told() -> None:
    found = written(result('{"error": "gone"}', status=404, protected=True))

    assert found["response_data"] == {"error": "gone"}
    assert found["run"]["warnings"] == []


def test_an_empty_download_is_not_missed() -> None:
    assert written(result("", protected=True))["run"]["warnings"] == []


def test_what_was_not_asked_for_is_not_missed() -> None:
    chosen = result("malware", protected=True, fields_to_return=("response_code",))

    assert written(chosen)["run"]["warnings"] == []


def test_the_text_is_valid_utf8() -> None:
    result_json(result(r'{"a": "\ud800"}', message="half \ud800")).encode()

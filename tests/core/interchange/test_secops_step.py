from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from httpv2_gui.core.interchange import secops_new_step, secops_step
from httpv2_gui.core.interchange.format import InterchangeError
from httpv2_gui.core.model.request import Poll, Request

EXAMPLES = Path(__file__).with_name("examples")
SEARCH = (EXAMPLES / "steps" / "search_tickets_1c9e2.yaml").read_bytes()


def read(content: bytes) -> tuple[Request, str]:
    request, notes = secops_step.request_of(secops_step.read(content, "a.yaml"))
    return request, "\n".join(notes)


def edited(content: bytes, **changes: object) -> bytes:
    step = secops_step.read(content)
    return secops_step.written(secops_step.request_of(step)[0].with_values(**changes), step)


def changed_lines(before: bytes, after: bytes) -> set[str]:
    return set(after.decode().splitlines()) - set(before.decode().splitlines())


def test_all_fourteen_parameters_are_read() -> None:
    request, _notes = read(SEARCH)

    assert request == Request(
        name="Search tickets",
        description="Execute HTTP request.",
        method="POST",
        url="https://tickets.example.com/api/[Input.table name]/search",
        params='{"limit": 1.50}',
        headers='{"Content-Type": "application/json", "X-It": "it\'s"}',
        cookies="",
        body='{"q": "[Input.query]"}',
        expected_values='{"state": ["finished", "error"]}',
        follow_redirects=True,
        fail_on_error=False,
        base64_output=False,
        fields_to_return=("response_data", "response_code"),
        timeout_s=30,
        save_to_case_wall=False,
        password_protect_zip=True,
        poll=Poll(interval_s=120, timeout_s=7200),
    )


def test_what_is_not_carried_over_is_said() -> None:
    _request, notes = read(SEARCH)

    assert "“Priority of 2031” is no parameter of HTTP V2 16.0" in notes
    assert "choose a connection" in notes
    assert "one branch of a condition" in notes
    assert "skipped" not in notes  # there is no block that it could stop
    assert "RetryConfiguration" in notes


def test_unchanged_means_the_same_bytes() -> None:
    assert edited(SEARCH) == SEARCH


def test_a_change_touches_nothing_else() -> None:
    after = edited(SEARCH, timeout_s=45)

    assert after.replace(b'Timeout":"45"', b'Timeout":"30"') == SEARCH


def test_every_field_that_is_edited_is_read_again() -> None:
    changes: dict[str, object] = {
        "name": "Find: tickets #1",
        "description": "Two\nlines, 'quotes' — and \U0001f600",
        "method": "PUT",
        "url": "https://other.example.com/",
        "params": "",
        "headers": '{"A": "ü \\" \\\\ \\n"}',
        "cookies": '{"c": "1"}',
        "body": "<a>it's [1]\n  &#10;</a>",
        "expected_values": "",
        "follow_redirects": False,
        "fail_on_error": True,
        "base64_output": True,
        "fields_to_return": ("response_data",),
        "timeout_s": 1,
        "save_to_case_wall": True,
        "password_protect_zip": False,
        "poll": Poll(interval_s=30, timeout_s=60),
    }
    after = edited(SEARCH, **changes)

    again, notes = read(after)
    assert again == read(SEARCH)[0].with_values(**changes)
    assert "Priority of 2031" in notes
    document = yaml.safe_load(after)
    assert document["key_of_the_future"] == {"nested": [1, "two"]}
    assert list(document) == list(yaml.safe_load(SEARCH))
    assert b"# with a comment" in after


@pytest.mark.parametrize("integration", ["AzureApi", "GoogleCloudApi", "ThreatConnect"])
def test_the_family_is_read_alike(integration: str) -> None:
    content = SEARCH.replace(b"HTTPV2", integration.encode())
    content = content.replace(b"Fail on 4xx/5xx", b"Fail on HTTP Error")

    assert not read(content)[0].fail_on_error
    after = edited(content, fail_on_error=True)
    assert read(after)[0].fail_on_error
    assert b"4xx/5xx" not in after


def test_placeholders_where_none_can_stand_are_kept_for_export() -> None:
    content = SEARCH.replace(b'Timeout":"30"', b'Timeout":"[Input.Seconds]\\n"')
    request, notes = read(content)

    assert request.timeout_s == 120
    assert "Request Timeout is “[Input.Seconds]”" in notes
    again = edited(content, method="GET")
    assert read(again)[0].method == "GET"
    assert b'Timeout":"[Input.Seconds]\\n"' in b" ".join(again.split())


def test_a_new_step_reads_as_the_request_it_was_made_of() -> None:
    request = Request(
        name="Make: a/ticket?", description="New", method="POST", url="https://h.example/",
        body='{"a": "b"}', expected_values='{"s": 1}', poll=Poll(interval_s=31, timeout_s=99),
    )  # fmt: skip
    name, content = secops_new_step.http_step(request, playbook="p")

    assert name.startswith("make_aticket_")
    assert name.endswith(".yaml")
    assert read(content)[0] == request
    assert secops_new_step.http_step(request, playbook="p") == (name, content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"a: [1", "line 2: This is no YAML"),
        (b"just text", "no step"),
        (b"a: &x 1\nb: *x", "line 2: It repeats a part by an alias"),
        (b"[" * 100_000, "levels deep"),
        (b"a: " * 3 + b"1", "This is no YAML"),
        ("name: Käse".encode("latin-1"), "line 1: The bytes are not text in UTF-8"),
        (b"a: \x00", "null character"),
        (b"a: !!python/object/apply:os.system [id]", "no step"),
        (SEARCH.replace(b'{"Method"', b'{Method"'), "line 46: ScriptParametersEntityFields"),
        (SEARCH.replace(b"_Execute HTTP Request", b"_Ping"), "“HTTPV2_Ping”, not Execute"),
    ],
)
def test_hostile_or_broken_files_are_refused(content: bytes, said: str) -> None:
    with pytest.raises(InterchangeError) as refused:
        read(content)
    assert said in str(refused.value)
    assert str(refused.value).startswith(("a.yaml", "line"))

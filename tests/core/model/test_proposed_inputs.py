"""Values of a request that could be inputs of a block."""

from __future__ import annotations

import pytest

from httpv2_gui.core.model.proposed_inputs import Candidate, block_of, candidates
from httpv2_gui.core.model.request import Request


def found(**values: object) -> dict[str, str]:
    return {one.name: one.value for one in candidates(Request(name="One").with_values(**values))}


def all_replaced(**values: object) -> Request:
    request = Request(name="One").with_values(**values)
    return block_of(request, candidates(request)).steps[0]


def test_an_id_in_the_path_is_named_after_what_is_before_it() -> None:
    assert found(url="https://a.example/api/tickets/4711/notes") == {"ticket id": "4711"}
    assert found(url="https://a.example/v2/tickets") == {}
    step = all_replaced(url="https://a.example/api/tickets/4711/notes")
    assert step.url == "https://a.example/api/tickets/[Input.ticket id]/notes"


def test_the_query_of_the_url() -> None:
    assert found(url="/search?q=a%20b&limit=20") == {"q": "a b", "limit": "20"}
    step = all_replaced(url="/search?q=a%20b&limit=20")
    assert step.url == "/search?q=[Input.q]&limit=[Input.limit]"


def test_params_and_headers_keep_their_text_around_the_value() -> None:
    step = all_replaced(
        url="/x",
        params='{ "size" : 10,\n  "name": "Ä \\"b\\"" }',
        headers='{"Content-Type": "application/json", "X-Case": "77"}',
    )
    assert step.params == '{ "size" : [Input.size],\n  "name": "[Input.name]" }'
    assert step.headers == '{"Content-Type": "application/json", "X-Case": "[Input.X-Case]"}'


def test_a_json_body_with_nested_values() -> None:
    body = '{"ticket": {"title": "Hello", "priority": 2, "tags": ["a"], "open": true}}'
    assert found(url="/x", body=body) == {"title": "Hello", "priority": "2"}
    step = all_replaced(url="/x", body=body)
    assert '"title": "[Input.title]", "priority": [Input.priority], "tags"' in step.body


def test_a_form() -> None:
    assert all_replaced(url="/x", body="a=1&b=x+y").body == "a=[Input.a]&b=[Input.b]"


def test_secrets_become_secret_inputs_without_a_default() -> None:
    request = Request(name="One", url="/x", headers='{"X-Api-Key": "hunter2"}')
    block = block_of(request, candidates(request))
    assert block.inputs[0].secret
    assert block.inputs[0].default == ""
    assert "hunter2" not in repr(block)


def test_placeholders_are_left_alone() -> None:
    values = {
        "url": "{{integration.username}}/x?a=[Input.a]",
        "body": '{"t": "{{integration.token}}"}',
    }
    assert found(**values) == {}


def test_equal_names_are_told_apart() -> None:
    names = list(found(url="/x?name=a", params='{"name": "b"}'))
    assert names == ["name", "name 2"]


def test_only_what_is_chosen_changes() -> None:
    request = Request(name="One", url="/x?a=1&b=2")
    chosen = [one for one in candidates(request) if one.name == "b"]
    block = block_of(request, chosen)
    assert block.steps[0].url == "/x?a=1&b=[Input.b]"
    assert [(one.name, one.default, one.required) for one in block.inputs] == [("b", "2", True)]


@pytest.mark.parametrize("name", ["", "Input", "a | b"])
def test_a_step_has_a_name_that_a_placeholder_can_hold(name: str) -> None:
    assert block_of(Request(name=name, url="/x"), ()).steps[0].name == "Step 1"


def test_a_candidate_may_be_renamed() -> None:
    request = Request(name="One", url="/x?a=1")
    chosen = [Candidate("Ticket Number", "1", "url", "URL Path", "a")]
    assert block_of(request, chosen).steps[0].url == "/x?a=[Input.Ticket Number]"

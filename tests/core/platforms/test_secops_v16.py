import json

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.engine.prepare import preview
from httpv2_gui.core.model.request import METHODS
from httpv2_gui.core.platforms.lines import LIBRARY
from httpv2_gui.core.platforms.secops_v16 import RULES, VERSION, findings, preview_as, verdict_as
from tests.core.platforms.shown import FORM, URL, request, told

PLAIN = '{"Content-Type": "application/json; charset=utf-8", "Accept": "application/json"}'
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
OBJECTS = st.dictionaries(
    NAMES,
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | NAMES
    | st.lists(st.integers() | NAMES, max_size=3),
    min_size=1,
)


def by_requests(method: str, **values: object) -> requests.PreparedRequest:
    with requests.Session() as session:
        session.headers.update(LIBRARY)
        return session.prepare_request(requests.Request(method, URL, **values))  # pyright: ignore[reportArgumentType]


@given(OBJECTS)
def test_json_goes_out_as_requests_sends_it(value: dict[str, object]) -> None:
    typed = request(method="POST", headers='{"Accept": "x"}', body=json.dumps(value, indent=1))
    shown, sent = preview_as(typed, None), by_requests("POST", headers={"Accept": "x"}, json=value)
    assert shown.body == sent.body
    assert list(shown.headers)[1:] == list(sent.headers.items())


@given(OBJECTS)
def test_a_form_goes_out_as_requests_sends_it(value: dict[str, object]) -> None:
    typed = request(method="PUT", headers=FORM, params=json.dumps(value), body=json.dumps(value))
    shown = preview_as(typed, None)
    sent = by_requests("PUT", headers=json.loads(FORM), params=value, data=value)
    assert shown.url == sent.url
    assert shown.body.decode() == (sent.body or "")
    assert list(shown.headers)[1:] == list(sent.headers.items())


@pytest.mark.parametrize("method", METHODS)
def test_a_plain_request_has_nothing_to_note(method: str) -> None:
    body = '{"name": "value", "n": [1, 1.5, true, null]}'
    assert (
        findings(request(method=method, headers=PLAIN, params='{"a": "1"}', body=body), None) == ()
    )


def test_warnings_come_first() -> None:
    found = findings(request(body='{"a": 1.10, "b": 1, "b": 2}'), None)
    assert [one.severity for one in found] == ["warning", "note"]
    assert [one.rule for one in found] == ["secops.equal-keys", "secops.numbers"]


def test_rules_are_found_under_their_names() -> None:
    assert len(RULES) > 40
    assert all(name.startswith("secops.") for name in RULES)
    assert told("timeout", timeout_s=0)[0].rule in RULES
    assert VERSION == "HTTP V2 16.0"


def test_inputs_are_put_in() -> None:
    assert preview_as(request(body='{"a": "[Input.x]"}'), None, {"x": "1"}).body == b'{"a": "1"}'


def test_a_verdict_beside_ours() -> None:
    verdict = verdict_as('{"state": "finished"}', b'{"status": "ok"}', request())
    assert verdict is not None
    assert verdict.met
    assert verdict_as("", b"{}", request()) is None


def test_the_same_bytes_where_nothing_differs() -> None:
    typed = request(method="POST", headers=PLAIN, body='{"a": 1}')
    assert preview_as(typed, None).body == preview(typed, None).body


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_typed_breaks_it(headers: str, body: str) -> None:
    typed = request(headers=headers, body=body, params=headers, cookies=body, url=URL + headers)
    findings(typed, None)
    preview_as(typed, None)
    verdict_as(headers, body.encode("utf-8", "replace"), typed)

from httpv2_gui.core.model.request import Part
from httpv2_gui.core.platforms.case import Case
from httpv2_gui.core.platforms.preview import preview_of
from tests.core.platforms.shown import request


def test_a_request_as_it_would_go_out() -> None:
    shown = preview_of(
        Case(
            request=request(
                method="POST",
                params='{"on": true}',
                headers="\n",
                body='{"b": 1.10, "a": 2, "b": 3}',
            )
        )
    )
    assert shown.url == "https://api.example.com/items?on=True"
    assert shown.body == b'{"b": 3, "a": 2}'
    assert dict(shown.headers)["Content-Type"] == "application/json"
    assert shown.sent_as.startswith("Sent as JSON")
    assert not shown.refused


def test_inputs_are_filled_and_open_ones_named() -> None:
    typed = request(url="https://x.example/[Input.id]", body='{"a": [Input.n]}')
    shown = preview_of(Case(request=typed, inputs={"id": "7"}))
    assert shown.url == "https://x.example/7"
    assert shown.body == b'{"a": [Input.n]}'
    assert len(shown.notes) == 1
    assert "[Input.n]" in shown.notes[0]


def test_what_it_cannot_take_is_said() -> None:
    typed = request(body_source="file", body_file="x.bin", parts=(Part(),))
    assert len(preview_of(Case(request=typed)).notes) == 2


def test_no_url_is_refused() -> None:
    shown = preview_of(Case(request=request(url="example.com")))
    assert shown.refused
    assert shown.headers == ()

import pytest

from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.platforms.case import Case
from httpv2_gui.core.platforms.refusals import refusals
from tests.core.platforms.shown import FORM, request

RESTRICTED = Connection(test_url="https://api.example.com", restrict_domain=True)


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"headers": "{"}, "Headers"),
        ({"params": "[1]"}, "URL Params"),
        ({"cookies": "x"}, "Cookie"),
        ({"expected_values": "1"}, "Expected Response Values"),
        ({"fields_to_return": ()}, "mandatory"),
        ({"fields_to_return": ("Response_Data",)}, "Response_Data"),
        ({"headers": '{"a": 1}'}, "no text"),
        ({"timeout_s": 0}, "Timeout"),
        ({"headers": FORM, "body": "a=1"}, "form"),
        ({"url": "https://evil.example/"}, "not aligned"),
        ({"url": "https://api.example.com@evil.example/"}, "not aligned"),
    ],
)
def test_what_is_refused(values: dict[str, object], word: str) -> None:
    (said,) = refusals(Case(request=request(**values), connection=RESTRICTED))
    assert word in said


@pytest.mark.parametrize("url", ["https://API.example.com:8443/x", "http://api.example.com"])
def test_what_is_sent(url: str) -> None:
    case = Case(request=request(url=url, headers='{"a": null, "b": "[Input.x]"}', params="\n"))
    assert list(refusals(case)) == []
    assert list(refusals(Case(request=case.request, connection=RESTRICTED))) == []

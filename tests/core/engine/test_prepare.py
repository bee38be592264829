from __future__ import annotations

import time
from pathlib import Path

import pytest

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.auth.digest import DigestAuth
from httpv2_gui.core.auth.negotiate import NegotiateAuth
from httpv2_gui.core.engine.failures import NotSendable
from httpv2_gui.core.engine.files import Files
from httpv2_gui.core.engine.filling import Filling
from httpv2_gui.core.engine.prepare import Prepared, Preview, prepare, preview
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.redact import Redactor
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.secret import Secret

TOKEN = "{{integration.token}}"
DEDICATED = Connection(
    name="d",
    test_url="https://h/",
    auth=DedicatedAuth(url="https://h/token", token_field="access_token"),
)


def prepared(**values: object) -> Prepared:
    request = Request(url="https://h/p").with_values(**values)
    return prepare(request, Filling.of({"x": "a&b"}, "tok"), Redactor(), Files())


def lines(**values: object) -> dict[str, str]:
    return {line.name.lower(): line.value for line in prepared(**values).lines}


def header(shown: Preview, name: str) -> str:
    return next((value for key, value in shown.headers if key.lower() == name), "")


@pytest.mark.parametrize(
    ("url", "params", "expected"),
    [
        (
            "https://h/p",
            '{"parameter": "value", "sorting": "asc"}',
            "https://h/p?parameter=value&sorting=asc",
        ),
        ("https://h/p?x=%20#f", '{"x": [1, "ü b"]}', "https://h/p?x=%20&x=1&x=%C3%BC+b#f"),
        ("https://h/p?x", '{"a": "[Input.x]"}', "https://h/p?x&a=a%26b"),
        ("https://h/[Input.x]", "", "https://h/a&b"),
        ("https://h/p", '{"n": null, "t": true}', "https://h/p?t=true"),
    ],
)
def test_params_are_appended(url: str, params: str, expected: str) -> None:
    assert str(prepared(url=url, params=params).address) == expected


def test_cookie_pane_wins_over_a_cookie_header() -> None:
    made = prepared(headers='{"cookie": "a=1"}', cookies='{"b": "2"}')
    assert [line.value for line in made.lines if line.named("cookie")] == ["b=2"]


def test_user_agent_only_when_none_is_typed() -> None:
    assert lines()["user-agent"].startswith("HTTPV2-GUI/")
    assert lines(headers='{"user-agent": "Google Secops"}')["user-agent"] == "Google Secops"
    assert "user-agent" not in lines(headers='{"User-Agent": null}')


def test_no_surprising_headers() -> None:
    assert set(lines()) == {"accept", "accept-encoding", "user-agent"}


def test_multipart_type_with_its_boundary_replaces_the_typed_one() -> None:
    made = prepared(method="POST", headers='{"Content-type": "multipart/form-data"}', body="aGk=")
    [line] = [line for line in made.lines if line.named("content-type")]
    assert line.value.startswith("multipart/form-data; boundary=")


def test_credentials_in_the_url_become_basic_unless_one_is_typed() -> None:
    url = "https://Aladdin:open%20sesame@h/"
    made = prepared(url=url)
    assert made.lines[0].value == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
    assert "Aladdin" not in str(made.address)
    assert lines(url=url, headers='{"Authorization": "x"}')["authorization"] == "x"


def test_all_problems_come_at_once() -> None:
    with pytest.raises(NotSendable) as refused:
        prepared(
            url="https://h/[Input.gone]",
            headers='{"X": "a\\nb"}',
            body="???",
            body_source="base64",
            cookies='{"a": "[Input.lost]"}',
        )
    places = [problem.place for problem in refused.value.problems]
    assert sorted(places) == ["body", "cookies", "headers", "url"]


# Preview


def test_preview_shows_labels_for_secrets() -> None:
    connection = Connection(
        name="k", auth=ApiKeyAuth(field_name="x-apikey", secret=Secret("hush-hush"))
    )
    shown = preview(Request(url="https://h/"), connection)
    assert header(shown, "x-apikey") == "<API Key Secret>"
    assert "hush" not in repr(shown)


def test_preview_of_basic_shows_a_label_instead_of_base64() -> None:
    shown = preview(Request(url="https://h/"), Connection(auth=BasicAuth(username="me")))
    assert header(shown, "authorization") == "Basic <Basic Auth Password>"


def test_preview_shows_the_token_wherever_it_goes() -> None:
    shown = preview(
        Request(
            method="POST",
            url=f"https://h/{TOKEN}",
            params=f'{{"t": "{TOKEN}"}}',
            headers=f'{{"Authorization": "Bearer {TOKEN}"}}',
            cookies=f'{{"c": "{TOKEN}"}}',
            body=f'{{"b": "{TOKEN}"}}',
        ),
        DEDICATED,
    )
    assert shown.url == "https://h/<token>?t=<token>"
    assert header(shown, "authorization") == "Bearer <token>"
    assert header(shown, "cookie") == "c=<token>"
    assert shown.body == b'{"b": "<token>"}'
    assert "depends" in header(shown, "content-length")
    assert shown.sendable


def test_preview_hides_the_password_of_the_url() -> None:
    shown = preview(Request(url="https://me:hush@h/"), None)
    assert header(shown, "authorization") == "Basic <password of the URL>"
    assert "hush" not in repr(shown)


def test_preview_is_exact() -> None:
    shown = preview(Request(method="POST", url="https://h:8443/a", body='{"a": 1}'), None)
    assert shown.headers[0] == ("Host", "h:8443")
    assert header(shown, "content-length") == "8"
    assert header(shown, "content-type") == "application/json"
    assert shown.sent_as == "Sent as application/json, 8 bytes"


def test_preview_goes_on_with_problems() -> None:
    shown = preview(
        Request(url="https://h/", headers='{"a": }', body=TOKEN, params='{"p": 1}'), None
    )
    assert shown.url == "https://h/?p=1"
    assert {problem.place for problem in shown.problems} == {"headers", "body"}
    assert not shown.sendable


def test_preview_of_no_url() -> None:
    shown = preview(Request(), None)
    assert [problem.place for problem in shown.problems] == ["url"]


def test_preview_says_what_restrict_domain_refuses() -> None:
    connection = Connection(test_url="https://good.example/", restrict_domain=True)
    shown = preview(Request(url="https://evil.example/"), connection)
    assert "domain is not aligned" in shown.problems[0].message


def test_preview_fills_inputs() -> None:
    shown = preview(Request(url="https://h/[Input.id]"), None, inputs={"id": "7"})
    assert (shown.url, shown.sendable) == ("https://h/7", True)
    assert not preview(Request(url="https://h/[Input.id]"), None).sendable


def test_preview_reads_only_the_start_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(bytes(200_000))
    request = Request(url="https://h/", method="PUT", body_source="file", body_file="big")
    shown = preview(request, None, root=tmp_path)
    assert len(shown.body) == 65536
    assert shown.sent_as.endswith("200,000 bytes")


def test_typed_header_is_shown_instead_of_the_connections() -> None:
    request = Request(url="https://h/", headers='{"authorization": "mine"}')
    shown = preview(request, Connection(auth=BasicAuth(username="me")))
    assert [v for k, v in shown.headers if k.lower() == "authorization"] == ["mine"]


def test_preview_is_quick() -> None:
    request = Request(
        method="POST",
        url="https://h/",
        headers=f'{{"Authorization": "Bearer {TOKEN}"}}',
        body='{"a": [1, 2, 3]}' * 20,
    )
    times: list[float] = []
    for _ in range(20):
        began = time.perf_counter()
        preview(request, DEDICATED)
        times.append(time.perf_counter() - began)
    assert min(times) < 0.005


@pytest.mark.parametrize(
    "auth",
    [
        DigestAuth(username="u", password=Secret("p")),
        BasicAuth(username="u", password=Secret("p"), after_challenge=True),
        NegotiateAuth(mode="ntlm", username="u", password=Secret("p")),
    ],
)
def test_preview_says_what_follows_the_challenge(auth: Scheme) -> None:
    connection = Connection(name="c", auth=auth)
    shown = preview(Request(url="https://h/"), connection)
    assert "authorization" not in {name.lower() for name, _value in shown.headers}
    assert auth.adds()[0] in shown.warnings[0]
    typed = Request(url="https://h/", headers='{"authorization": "x"}')
    assert preview(typed, connection).warnings == ()

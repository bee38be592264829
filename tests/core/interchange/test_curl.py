from __future__ import annotations

import base64
import os
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from httpv2_gui.core.interchange.curl import to_curl
from httpv2_gui.core.model.connection import Connection, Tls
from httpv2_gui.core.model.result import Headers, Sent
from tests.core.interchange.conftest import Recorder
from tests.servers.apache import Apache

JSON: Headers = (("Content-Type", "application/json"), ("Accept", "*/*"))


def run(command: str, **variables: str) -> None:
    """Run a command as a script: on a command line of its own a large one would not fit."""
    environment = {**os.environ, **variables, "no_proxy": "*"}
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".sh", newline="") as script:
        script.write(command.replace("curl ", "curl --silent --show-error ", 1))
        script.flush()
        subprocess.run(["/bin/sh", script.name], check=True, env=environment, timeout=20)


def post(recorder: Recorder, body: bytes, headers: Headers = JSON, path: str = "/") -> Sent:
    url = f"http://127.0.0.1:{recorder.port}{path}"
    return Sent(method="POST", url=url, headers=headers, body=body)


@pytest.mark.parametrize(
    "body",
    [
        b'{ "a" : 1.10, "it\'s": "$HOME `id` \\" !" }\n',
        "é ☃ \r\n\t end ".encode(),
        b"@/etc/hostname",
        b"\x00\xff\xfebinary\r\n",
        b"'" * 7,
        b"x" * 300_000,
        b"%s %d \\n",
        b"",
    ],
    ids=["json", "unicode", "at", "binary", "quotes", "large", "printf", "empty"],
)
def test_the_same_bytes_arrive(recorder: Recorder, body: bytes) -> None:
    run(to_curl(post(recorder, body)))

    assert recorder.body == body
    assert recorder.request_line == "POST / HTTP/1.1"


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode)))
def test_any_bytes_arrive(recorder: Recorder, body: bytes) -> None:
    run(to_curl(post(recorder, body)))

    assert recorder.body == body


def test_only_the_headers_of_the_request_arrive(recorder: Recorder) -> None:
    headers = (("X-Empty", ""), ("X-Quote", 'it\'s "$x"'), ("Host", f"127.0.0.1:{recorder.port}"))

    run(to_curl(post(recorder, b"a", headers)))

    assert recorder.header("X-Empty") == ""
    assert recorder.header("X-Quote") == 'it\'s "$x"'
    for name in ("Accept", "User-Agent", "Content-Type", "Accept-Encoding"):
        assert recorder.header(name) is None


def test_secrets_are_variables(recorder: Recorder) -> None:
    headers = (*JSON, ("X-Api-Key", "<API Key Secret>"), ("Authorization", "Bearer <token>"))
    command = to_curl(post(recorder, b'{"t": "<token>"}', headers, "/?t=<token>"))

    assert command.startswith("# Set TOKEN first: it stands for token.\n# Set API_KEY_SECRET")
    run(command, API_KEY_SECRET="k$'\"", TOKEN="t-1")

    assert recorder.header("X-Api-Key") == "k$'\""
    assert recorder.header("Authorization") == "Bearer t-1"
    assert recorder.body == b'{"t": "t-1"}'
    assert recorder.request_line == "POST /?t=t-1 HTTP/1.1"


def test_a_secret_in_a_binary_body_is_a_variable(recorder: Recorder) -> None:
    run(to_curl(post(recorder, b"--x\r\n<token>\r\n\x00\xff--")), TOKEN="t-1")

    assert recorder.body == b"--x\r\nt-1\r\n\x00\xff--"


def test_an_element_of_xml_is_no_secret(recorder: Recorder) -> None:
    body = b"<r><token>a</token></r>"

    run(to_curl(post(recorder, body)))

    assert recorder.body == body


@pytest.mark.parametrize("user", ["ann o'neil", ""])
def test_basic_is_for_curl_to_encode(recorder: Recorder, user: str) -> None:
    headers = (*JSON, ("Authorization", "Basic <Basic Auth Password>"))
    command = to_curl(post(recorder, b"", headers), basic_user=user)

    run(command, BASIC_AUTH_PASSWORD="p:ä", BASIC_AUTH_USERNAME="ann")

    expected = base64.b64encode(f"{user or 'ann'}:p:ä".encode()).decode()
    assert recorder.header("Authorization") == f"Basic {expected}"


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"])
def test_every_method(recorder: Recorder, method: str) -> None:
    run(to_curl(Sent(method=method, url=f"http://127.0.0.1:{recorder.port}/a")))

    assert recorder.request_line == f"{method} /a HTTP/1.1"


@pytest.mark.parametrize("path", ["/a[1-3]{x,y}?q=[z]", "/a/../b/./c", "/it's?a=$HOME&b=%20"])
def test_the_path_arrives_as_it_is(recorder: Recorder, path: str) -> None:
    run(to_curl(Sent(method="GET", url=f"http://127.0.0.1:{recorder.port}{path}")))

    assert recorder.request_line == f"GET {path} HTTP/1.1"


def test_a_file_is_sent_from_its_place(recorder: Recorder, tmp_path: Path) -> None:
    file = tmp_path / "it's.bin"
    file.write_bytes(b"\x00whole")

    run(to_curl(post(recorder, b"\x00wh"), body_file=str(file)))

    assert recorder.body == b"\x00whole"


def test_compressed_answers_are_unpacked() -> None:
    several = Sent(method="GET", url="http://a/", headers=(("Accept-Encoding", "gzip, br"),))
    one = Sent(method="GET", url="http://a/", headers=(("Accept-Encoding", "identity"),))

    assert "--compressed" in to_curl(several)
    assert "Accept-Encoding" not in to_curl(several)
    assert "--compressed" not in to_curl(one)
    assert "--header 'Accept-Encoding: identity'" in to_curl(one)


def test_a_connection_that_does_not_verify_says_so() -> None:
    off = Connection(tls=Tls(verify=False))
    assert "--insecure" in to_curl(Sent(method="GET", url="https://a/"), connection=off)
    assert "--insecure" not in to_curl(Sent(method="GET", url="https://a/"))
    assert "--location" not in to_curl(Sent(method="GET", url="https://a/"))


def test_a_head_request_with_a_body_is_explained() -> None:
    command = to_curl(Sent(method="HEAD", url="https://a/", body=b"x"))

    assert "press Ctrl+C" in command
    assert "--request HEAD" in command


@pytest.mark.parametrize("value", ['OAuth oauth_signature="<signature>"', "<hash of API Key>"])
def test_says_that_curl_cannot_sign(value: str) -> None:
    signed = Sent(method="GET", url="https://h/", headers=(("Authorization", value),))
    assert to_curl(signed).startswith("# curl cannot sign like this")


@pytest.mark.parametrize(
    ("page", "challenged"), [("/digest?a=b%20c", "digest"), ("/basic", "basic"), ("/basic", "")]
)
@pytest.mark.parametrize("password", ["s3cret", "wrong"])
def test_challenge_is_answered_by_curl(
    apache: Apache, page: str, challenged: str, password: str, tmp_path: Path
) -> None:
    request = Sent(method="POST", url=apache.url(page), headers=JSON, body=b"{}")
    command = to_curl(request, basic_user="tester", challenged=challenged)
    kept = tmp_path / "head"
    run(
        command.replace("curl ", f"curl --dump-header {kept} --output /dev/null ", 1),
        PASSWORD=password,
        BASIC_AUTH_PASSWORD=password,
    )
    last = [line for line in kept.read_text().splitlines() if line.startswith("HTTP/")][-1]
    passed = bool(challenged) and password == "s3cret"
    assert last.split()[1] == ("200" if passed else "401")


def test_typed_authorization_is_no_answer_to_a_challenge() -> None:
    request = Sent(method="GET", url="http://h/", headers=(("Authorization", "x"),))
    assert "--digest" not in to_curl(request, basic_user="u", challenged="digest")


def test_user_name_that_is_a_secret_is_a_variable() -> None:
    command = to_curl(Sent(method="GET", url="http://h/<User Name>/<Password>"))
    assert '"$USER_NAME"' in command
    assert "<" not in command.splitlines()[-1]

"""Commands as people copy them; what arrives is compared with what the real curl sends."""

from __future__ import annotations

import asyncio
import contextlib
import re
import subprocess
import time
from email import message_from_bytes
from email.policy import HTTP
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.aws_sigv4 import AwsSigV4
from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.bearer import BearerAuth
from httpv2_gui.core.auth.digest import DigestAuth
from httpv2_gui.core.auth.negotiate import NegotiateAuth
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.interchange.curl import to_curl
from httpv2_gui.core.interchange.curl_import import read
from httpv2_gui.core.interchange.format import Imported, InterchangeError
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Headers, Sent
from httpv2_gui.core.model.secret import Secret
from tests.core.interchange.conftest import Recorder

NOT_COMPARED = {"host", "accept-encoding", "user-agent", "connection", "content-length", "expect"}


def request_of(text: str) -> Request:
    return read(text).requests[0]


def auth_of(text: str) -> object:
    return read(text).connections[0].auth


def said(text: str) -> str:
    return "\n".join(read(text).notes)


def seen(recorder: Recorder) -> tuple[str, dict[str, list[str]], object]:
    """What matters of what came: request line, headers, body; a multipart one by its parts."""
    headers: dict[str, list[str]] = {}
    for line in recorder.head.decode("latin-1").split("\r\n")[1:]:
        name, _colon, value = line.partition(":")
        if name.lower() not in NOT_COMPARED:
            headers.setdefault(name.lower(), []).append(value.strip())
    content_type = (recorder.header("content-type") or "").encode("latin-1")
    if not content_type.startswith(b"multipart/form-data; boundary=") or b"typed" in content_type:
        return _one_spelling(recorder.request_line), headers, recorder.body
    del headers["content-type"]
    message = message_from_bytes(
        b"Content-Type: " + content_type + b"\r\n\r\n" + recorder.body, policy=HTTP
    )
    parts = [
        (sorted((n.lower(), str(v)) for n, v in part.items()), part.get_payload(decode=True))
        for part in message.iter_parts()
    ]
    return recorder.request_line, headers, parts


def _one_spelling(line: str) -> str:
    """Write escapes in capitals: some versions of curl put small letters into the URL with -G."""
    return re.sub("%[0-9a-f]{2}", lambda found: found.group().upper(), line)


async def send(imported: Imported, root: Path) -> None:
    connection = imported.connections[0] if imported.connections else None
    async with Clients() as clients:
        result = await run(imported.requests[0], connection, clients=clients, root=root)
    assert result.failure is None, result.failure


MATRIX = [
    "curl URL",
    "curl -I URL",
    "curl URL/a%20b/%7Euser?x=1&y=%2F&x=2",
    "curl 'URL/p?q=a+b%20c&empty=&flag'",
    "curl -X DELETE URL/1",
    "curl -XPATCH -d a=1 URL",
    "curl -X POST URL",
    "curl -d a=1 -d b=2 URL",
    "curl --data 'name=J%C3%BCrgen&x=a+b' URL",
    "curl -d '{\"a\": 1}' URL",
    'curl -H "Content-Type: application/json" -d \'{ "a" : 1.10, "b": [] }\' URL',
    "curl --json '{\"a\":1}' URL",
    "curl --json '{\"a\":' --json ' 1}' -H 'Accept: x/y' URL",
    "curl -H 'content-type: text/xml; charset=utf-8' --data-binary $'<a>\\n é \\u00e9</a>\\n' URL",
    "curl --data-raw '@not-a-file' URL",
    "curl --data-raw 'a b=1&c' URL",
    "curl --data-urlencode 'q=a b&c=d' --data-urlencode 'plain text' --data-urlencode '=x=y' URL",
    "curl -G -d a=1 --data-urlencode 'b=ü /' URL/s",
    "curl -G -d a=1 'URL/s?z=0'",
    "curl --get --data 'a=1' -I URL",
    "curl -H 'X-A: 1' -H 'X-A: 2' -H 'X-Empty;' -H 'Accept:' URL",
    "curl -H 'Content-Type:' -d a=1 URL",
    "curl -d '' URL",
    "curl -A agent/1 -e https://from.example/ URL",
    "curl -b 'a=1; b=\"x y\"; c=' URL",
    "curl -H 'Cookie: a=1; a=2' URL",
    "curl -u user:pa:ss URL",
    "curl --user 'jörg:pässwörd' URL",
    "curl http://us%20er:p%40ss@HOST/x",
    "curl --oauth2-bearer tok-123456 URL",
    "curl -H 'Authorization: Bearer tok-123456' URL",
    "curl -H 'authorization: Basic dXNlcjpwYXNz' URL",
    "curl -H 'Authorization: Token token=abc' URL",
    "curl -H 'X-Api-Key: k-123456' -H 'X-Other: 1' URL",
    "curl -F a=1 -F 'b= two ' -F 'd=x;y=z;type=a/b;zz=1' -F 'e=\" ;\"' "
    "-F 'c={\"x\":1};type=application/json' URL",
    "curl -F 'f=@FILE' -F 'g=@FILE;type=image/png;filename=\"a b.bin\"' URL",
    "curl --form-string 'a=@x;type=y' URL",
    "curl -d @FILE URL",
    "curl --data-binary @FILE -H 'Content-Type: application/octet-stream' URL",
    "curl -T FILE URL/target",
    "curl -r 0-99 URL",
    "curl -H 'Content-Type: multipart/form-data; boundary=typed' --data-binary "
    '$\'--typed\\r\\nContent-Disposition: form-data; name="a"\\r\\n\\r\\n1\\r\\n'
    "--typed--\\r\\n' URL",
    "curl -sSLk --compressed --http1.1 -m 10 --connect-timeout 5 URL",
    "curl -sXPUT -da=1 URL -H'X-B:2'",
    "curl --request POST --url URL --header 'Content-Type: application/json' --data '[1, 2]'",
    'curl -H "X-Q: it\'s \\"quoted\\" \\$5" URL',
    "curl -H $'X-Tab: a\\tb' URL",
    "curl 'URL/[1]' -g",
    "curl --data-binary $'\\xff\\x01' -H 'Content-Type: application/json' URL",
]


@pytest.mark.parametrize("command", MATRIX)
async def test_the_same_arrives_as_from_curl(
    recorder: Recorder, tmp_path: Path, command: str
) -> None:
    (tmp_path / "up.txt").write_bytes(b"one line of a file")
    host = f"127.0.0.1:{recorder.port}"
    text = command.replace("HOST", host).replace("URL", f"http://{host}").replace("FILE", "up.txt")
    subprocess.run(
        ["/bin/bash", "-c", text.replace("curl ", "curl -q --silent --max-time 10 ", 1)],
        check=True,
        cwd=tmp_path,
        env={"no_proxy": "*", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        timeout=20,
    )
    from_curl = seen(recorder)

    await send(read(text), tmp_path)

    assert seen(recorder) == from_curl


def test_schemes_have_their_secrets() -> None:
    assert auth_of("curl -u a:b h") == BasicAuth(username="a", password=Secret("b"))
    assert auth_of("curl --digest -u a:b h") == DigestAuth(username="a", password=Secret("b"))
    assert auth_of("curl --anyauth -u a:b h") == BasicAuth(
        username="a", password=Secret("b"), after_challenge=True
    )
    assert auth_of("curl --ntlm -u 'CORP\\me:p' h") == NegotiateAuth(
        mode="ntlm", domain="CORP", username="me", password=Secret("p")
    )
    assert auth_of("curl --negotiate -u : h") == NegotiateAuth(
        mode="negotiate", use_signed_in_user=True
    )
    assert auth_of("curl --oauth2-bearer t h") == BearerAuth(token=Secret("t"))
    assert auth_of("curl -H 'PRIVATE-TOKEN: t' h") == ApiKeyAuth(
        field_name="PRIVATE-TOKEN", secret=Secret("t")
    )
    assert auth_of(
        "curl --aws-sigv4 aws:amz:eu-west-1:execute-api -u AK:SK -H 'X-Amz-Security-Token: st' h"
    ) == AwsSigV4(
        access_key="AK",
        secret_key=Secret("SK"),
        session_token=Secret("st"),
        region="eu-west-1",
        service="execute-api",
    )
    custom = auth_of("curl --aws-sigv4 aws:amz:mars-1:rover -u AK:SK h")
    assert isinstance(custom, AwsSigV4)
    assert (custom.custom_region, custom.custom_service) == ("mars-1", "rover")


def test_no_credential_stays_in_the_request() -> None:
    for command in (
        "curl -u me:hunter22 https://h/",
        "curl -H 'Authorization: Digest hunter22' https://h/",
        "curl -H 'x-apikey: hunter22' https://h/",
        "curl https://me:hunter22@h/x",
        "curl -x http://me:hunter22@proxy:1 https://h/",
    ):
        imported = read(command)
        assert "hunter22" not in repr(imported)
        assert imported.requests[0].connection == imported.connections[0].name == "h"


def test_way_to_the_server() -> None:
    connection = read(
        "curl -k --tlsv1.2 --tls-max 1.2 --socks5-hostname me:pw@p.example --connect-timeout 1.5 "
        "--http1.1 https://h/a"
    ).connections[0]

    assert connection.tls.verify is False
    assert (connection.tls.minimum_version, connection.tls.maximum_version) == ("1.2", "1.2")
    assert connection.proxy.url == "socks5h://p.example:1080"
    assert (connection.proxy.username, connection.proxy.password) == ("me", Secret("pw"))
    assert connection.timeouts.connect_ms == 1500
    assert connection.http_version == "1.1"
    assert connection.test_url == "https://h/"


def test_nothing_special_needs_no_connection() -> None:
    assert read("curl -L https://h/").connections == ()
    assert request_of("curl -L https://h/").follow_redirects
    assert not request_of("curl https://h/").follow_redirects
    assert request_of("curl -m 2.5 https://h/").timeout_s == 3


def test_nothing_is_run_and_variables_are_named(tmp_path: Path) -> None:
    made = tmp_path / "made"
    command = (
        f'curl "https://h/$(touch {made})" -H "X-Home: ${{HOME}}" '
        f'-H \'X-Single: $(not run)\' -H "X-Key: `touch {made}`" -d "$BODY" -u "me:$PW"'
    )
    imported = read(command)

    assert not made.exists()
    assert imported.requests[0].url == f"https://h/$(touch {made})"
    assert auth_of(command) == BasicAuth(username="me")
    notes = "\n".join(imported.notes)
    assert "Basic Auth Password stands for $PW: fill it in" in notes
    assert f"$(touch {made}) is kept as it is written" in notes
    assert f"`touch {made}` is kept" in notes
    assert "${HOME} is kept" in notes
    assert "$(not run) is kept" not in notes
    assert auth_of('curl -H "Authorization: Bearer $T" h') == BearerAuth()


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("curl h", "http:// was added"),
        ("curl http://h http://i", "1 more URL(s) are left out"),
        ("curl http://h/{a,b}", "curl would call several URLs"),
        ("curl --resolve h:1:2.3.4.5 http://h", "--resolve: no connection has addresses"),
        ("curl --frobnicate http://h", "--frobnicate is not known here"),
        ("curl -% http://h", "-% is not known here"),
        ("curl http://h -d", "The value of --data is missing"),
        ("curl http://h -d 'a", "A quote (') is not closed"),
        ("curl http://h | tee secret", "What follows the command is left out: | tee"),
        ("curl http://h > out.json", "The shell's > out.json is left out"),
        ("curl http://h -d @body.json", "The body is the file body.json"),
        ("curl http://h -d @-", "standard input"),
        ("curl http://h -d a=1 -d @b", "put together from b and from text"),
        ("curl http://h -F a=@b", "The part “a” is the file b"),
        ("curl http://h -H @headers", "Headers would be read from headers"),
        ("curl http://h -b jar.txt", "Cookies would be read from jar.txt"),
        ("curl http://h -b a=1", "Cookie stays in the request's file in clear"),
        ("curl http://h?api_key=1", "The URL has “api_key” in it"),
        ("curl http://h -X BREW", "The method BREW cannot be sent: GET"),
        ("curl http://h -X post", "The method post is sent as POST"),
        ("curl http://h --cacert /etc/ca.pem", "names the file /etc/ca.pem, which is not read"),
        ("curl http://h --cert c.pem:hunter22", "names the file c.pem, which"),
        ("curl http://h --next -X POST", "second request"),
        ("curl http://h -u me", "would ask for the password"),
        ("curl http://h -x socks4://p", "The proxy is left out"),
        ("curl http://h -H 'X-Token: a' -H 'X-Api-Key: b'", "X-Api-Key stays in the request"),
        ("curl http://h -d '{\"a\":1}'", "for JSON set Content-Type to application/json"),
        ("FOO=hunter22 curl http://h", "The variable FOO before curl is left out"),
    ],
)
def test_what_is_not_understood_is_said(command: str, sentence: str) -> None:
    assert sentence in said(command)
    assert "hunter22" not in said(command)


def test_quiet_options_need_no_word() -> None:
    assert read("curl -sSfivN --compressed -w x --no-keepalive -4 https://h/").notes == ()


def test_copied_from_a_browser_for_windows() -> None:
    command = (
        "curl ^\"https://h.example/a?b=1^&c=%20d^\" ^\r\n  -X ^\"POST^\" ^\r\n"
        "  -H ^\"content-type: application/json^\" ^\r\n"
        "  -H ^\"x-quoted: ^\\^\"v^\\^\"^\" ^\r\n"
        "  --data-raw "
        "^\"^{^\\^\"a^\\^\":^\\^\"100^%^\\^\",^\n\n^\\^\"b^\\^\":^\\^\"C:^\\^\\x^\\^\"^}^\""
    )  # fmt: skip
    request = request_of(command)

    assert request.url == "https://h.example/a?b=1&c=%20d"
    assert request.body == '{"a":"100%",\n"b":"C:\\\\x"}'
    assert '"x-quoted": "\\"v\\""' in request.headers


def test_copied_from_older_browsers_and_powershell() -> None:
    older = 'curl.exe "https://h/a?x=1&y=2" -H "A: \\"b\\"" --data "a=""1"""'
    assert request_of(older).url == "https://h/a?x=1&y=2"
    assert request_of(older).headers.startswith('{\n  "A": "\\"b\\""')
    powershell = 'curl.exe "https://h/b" `\r\n  -H "A: b"'
    assert request_of(powershell.replace(".exe", "")).url == "https://h/b"
    assert request_of("$ curl https://h/c").url == "https://h/c"


@pytest.mark.parametrize(
    "text", ["", "wget http://h", "curl", "curl -s", "curl ftp://h/x", "{", "\0", "curl file:///x"]
)
def test_what_is_no_command(text: str) -> None:
    with pytest.raises(InterchangeError):
        read(text)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(InterchangeError):
        read(f"curl {text}")


def test_large_commands_take_no_longer_than_they_are_large() -> None:
    started = time.monotonic()
    body = '{\\"a\\": \\"$x\\"}' * 30_000
    read(f'curl http://h -H "Content-Type: application/json" -d "{body}"')
    read('curl.exe http://h -d "' + '\\"' * 300_000 + '"')
    read("curl http://h/" + "1" * 300_000)
    read("curl http://h " + "$a" * 100_000)
    assert time.monotonic() - started < 12


VALUES = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=20)
BODIES = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=60).map(str.encode), st.binary(max_size=60)
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(value=VALUES, body=BODIES, method=st.sampled_from(["GET", "POST", "PUT", "DELETE"]))
def test_what_we_export_is_imported_the_same(
    recorder: Recorder, tmp_path: Path, value: str, body: bytes, method: str
) -> None:
    headers: Headers = (
        ("X-It", value.strip()),
        ("Content-Type", "application/json"),
        ("Accept", "*/*"),
    )
    url = f"http://127.0.0.1:{recorder.port}/a?b=%20"
    command = to_curl(Sent(method=method, url=url, headers=headers, body=body))
    if b"[" in body or b"{{" in body:
        return  # a placeholder is one here
    imported = read(command)
    if "[" in value or "{{" in value:
        return

    asyncio.run(send(imported, tmp_path))

    assert recorder.request_line == f"{method} /a?b=%20 HTTP/1.1"
    assert recorder.body == body
    assert (recorder.header("X-It") or "") == value.strip()


def test_variables_of_our_export_are_left_to_be_filled_in() -> None:
    headers: Headers = (("Authorization", "Bearer <token>"), ("X-Api-Key", "<API Key Secret>"))
    imported = read(to_curl(Sent(method="GET", url="https://h/", headers=headers)))

    assert imported.connections == (Connection(name="h", test_url="https://h/", auth=BearerAuth()),)
    assert re.search(r"Token stands for \$TOKEN", "\n".join(imported.notes))

"""A refusal of AWS on its way through a whole run: hints, comparison, nothing secret."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from httpv2_gui.core.auth.aws_signature import amz_date
from httpv2_gui.core.auth.aws_sigv4 import AwsSigV4
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.conftest import Run
from tests.core.engine.recorder import Answer, Recorder

TOKEN = "FwoGZXIvYXdzEJr-token-0123456789"
AUTH = AwsSigV4(
    access_key="ASIAIOSFODNN7EXAMPLE",
    secret_key=Secret("hush/hush+0123456789"),
    session_token=Secret(TOKEN),
    service="s3",
)


async def refused(
    send: Run, home: Recorder, code: str, more: str = "", *, typed: str = "", date: str = ""
) -> Result:
    body = f"<Error><Code>{code}</Code><Message>No.</Message>{more}</Error>"
    home.answer("/key", Answer(403, (("date", date),) if date else (), body.encode()))
    connection = Connection(name="AWS", test_url=home.url("/"), auth=AUTH)
    result = await send(connection, url=home.url("/key"), headers=typed)
    assert result.failure is not None
    return result


async def test_both_canonical_requests_are_shown_without_secrets(send: Run, home: Recorder) -> None:
    theirs = f"GET\n/other\n\nhost:h\nx-amz-security-token:{TOKEN}\n\nhost\n00"
    canonical = f"<CanonicalRequest>{theirs}</CanonicalRequest>"
    result = await refused(send, home, "SignatureDoesNotMatch", canonical)
    assert result.failure is not None
    comparison = result.failure.comparison
    assert comparison is not None
    assert comparison.theirs.splitlines()[1] == "/other"
    assert comparison.ours.splitlines()[1] == "/key"
    assert "x-amz-security-token:<Session Token>" in comparison.theirs
    assert "x-amz-security-token:<Session Token>" in comparison.ours
    assert TOKEN not in repr(result)
    assert "hush/hush" not in repr(result)


async def test_our_side_is_what_was_really_signed(send: Run, home: Recorder) -> None:
    """A server that makes the same canonical request finds the secret key wrong."""
    date = json.dumps({"X-Amz-Date": amz_date(datetime.now(UTC))})
    await refused(send, home, "SignatureDoesNotMatch", typed=date)
    seen = dict(home.last.headers)
    names = "host;x-amz-content-sha256;x-amz-date;x-amz-security-token"
    lines = "\n".join(f"{name}:{seen[name]}" for name in names.split(";"))
    theirs = f"GET\n/key\n\n{lines}\n\n{names}\n{seen['x-amz-content-sha256']}"
    canonical = f"<CanonicalRequest>{theirs}</CanonicalRequest>"
    result = await refused(send, home, "SignatureDoesNotMatch", canonical, typed=date)
    assert result.failure is not None
    assert result.failure.comparison is None
    assert "Secret Key is not the Access Key's" in result.failure.hint


async def test_clock_that_is_wrong_is_measured(send: Run, home: Recorder) -> None:
    there = datetime.now(UTC) + timedelta(minutes=12)
    date = there.strftime("%a, %d %b %Y %H:%M:%S GMT")
    result = await refused(send, home, "RequestTimeTooSkewed", date=date)
    assert result.failure is not None
    assert "This computer's clock is 12 minutes behind" in result.failure.hint


async def test_each_hop_on_the_same_origin_is_signed_for_its_own_target(
    send: Run, home: Recorder
) -> None:
    home.redirect("/from", "/there?b=1&a=2")
    connection = Connection(name="AWS", test_url=home.url("/"), auth=AUTH)
    result = await send(connection, url=home.url("/from"))
    first, second = home.seen
    assert (first.target, second.target) == ("/from", "/there?b=1&a=2")
    assert first.header("authorization") != second.header("authorization")
    assert result.redirects[-1].endswith("/there?b=1&a=2")


async def test_a_foreign_host_gets_nothing_of_the_signature(
    send: Run, home: Recorder, stranger: Recorder
) -> None:
    home.redirect("/from", stranger.url("/there"))
    connection = Connection(name="AWS", test_url=home.url("/"), auth=AUTH)
    result = await send(connection, url=home.url("/from"))
    assert not {name for name in stranger.last.names() if name.startswith("x-amz-")}
    assert stranger.last.header("authorization") is None
    assert "Authorization header (AWS Signature)" in result.withheld

from __future__ import annotations

from typing import Any

import pytest

from httpv2_gui.core.auth.aws_sigv4 import AwsSigV4
from httpv2_gui.core.engine.prepare import preview
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import problems
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Received
from httpv2_gui.core.model.secret import Secret


def auth(**more: Any) -> AwsSigV4:
    return AwsSigV4(**{"access_key": "AKIAIOSFODNN7EXAMPLE", "secret_key": Secret("s"), **more})


def test_a_newcomer_gets_a_usable_choice() -> None:
    assert (auth().signing_name, auth().signing_region) == ("execute-api", "us-east-1")
    assert problems(auth()) == []


def test_custom_wins_over_the_list() -> None:
    own = auth(service="custom", custom_service=" codepipeline ", region="custom")
    assert own.signing_name == "codepipeline"
    assert own.with_values(custom_region="ap-south-2").signing_region == "ap-south-2"
    assert {one.place for one in problems(own)} == {"custom_region"}


def test_name_that_is_not_in_the_list_is_a_short_problem() -> None:
    [problem] = problems(auth(service="codepipelin"))
    assert "codepipeline" in problem.message
    assert len(problem.message) < 200


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"access_key": "AKIA IOSF"}, "access_key"),
        ({"access_key": "AKIA\0IOSF"}, "access_key"),
        ({"access_key": "ASIAX", "session_token": Secret("t\n")}, "session_token"),
        ({"access_key": "ASIAX", "session_token": Secret("t\r\nX: y")}, "session_token"),
        ({"service": "custom", "custom_service": "a b"}, "custom_service"),
        ({"region": "custom", "custom_region": "a\nb"}, "custom_region"),
        ({"access_key": "ASIAIOSFODNN7EXAMPLE"}, "access_key"),
        ({"session_token": Secret("t")}, "session_token"),
        ({"secret_key": Secret("AKIAIOSFODNN7EXAMPLE")}, "secret_key"),
    ],
)
def test_slips_are_noticed(values: dict[str, Any], place: str) -> None:
    [problem] = problems(auth(**values))
    assert problem.place == place


def test_long_term_key_goes_without_a_left_over_token() -> None:
    assert not auth(session_token=Secret("left over")).signer().session_token
    temporary = auth(access_key="ASIAX", session_token=Secret("t"))
    assert temporary.signer().session_token


def test_host_of_another_region_is_doubted() -> None:
    [doubt] = auth().doubts("https://x.execute-api.eu-west-1.amazonaws.com/v1")
    assert "eu-west-1" in doubt
    assert list(auth(region="eu-west-1").doubts("https://x.eu-west-1.amazonaws.com/")) == []
    assert list(auth().doubts("https://api.example.com/")) == []


@pytest.mark.parametrize(
    ("values", "url"),
    [
        ({"service": "s3", "region": "eu-west-1"}, "https://s3.eu-west-1.amazonaws.com/"),
        ({"service": "s3", "region": "cn-north-1"}, "https://s3.cn-north-1.amazonaws.com.cn/"),
        ({"service": "dynamodb"}, ""),
        ({"service": "sts", "region": "custom"}, ""),
    ],
)
def test_suggested_test_url(values: dict[str, Any], url: str) -> None:
    assert auth(**values).suggested_test_url() == url


def test_sts_can_always_be_asked() -> None:
    assert "GetCallerIdentity" in auth(service="sts").suggested_test_url()


@pytest.mark.parametrize(
    ("status", "region", "proves"),
    [
        (200, "eu-west-1", True),
        (301, "eu-west-1", False),
        (301, "us-east-1", True),
        (301, "", True),
    ],
)
def test_bucket_of_another_region_proves_nothing(status: int, region: str, proves: bool) -> None:
    headers = (("X-Amz-Bucket-Region", region),) if region else ()
    answer = Received(status=status, reason="", http_version="HTTP/1.1", headers=headers)
    assert (auth(service="s3").verdict("https://h/", answer) is None) is proves


def test_preview_shows_labels_for_what_each_send_makes_anew() -> None:
    connection = Connection(name="AWS", auth=auth())
    shown = preview(Request(method="POST", url="https://h/a/../b", body="x"), connection)
    headers = {name.lower(): value for name, value in shown.headers}
    assert shown.url == "https://h/b"
    assert headers["x-amz-date"] == "<time>"
    assert headers["x-amz-content-sha256"] == "<SHA-256 of the body>"
    assert headers["authorization"].endswith("Signature=<signature>")
    assert "x-amz-security-token" not in headers


def test_preview_of_a_temporary_key_shows_where_its_token_goes() -> None:
    temporary = auth(access_key="ASIAIOSFODNN7EXAMPLE", session_token=Secret("t-0123456"))
    shown = preview(Request(url="https://h/"), Connection(name="AWS", auth=temporary))
    assert ("X-Amz-Security-Token", "<Session Token>") in shown.headers

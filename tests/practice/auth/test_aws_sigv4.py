from datetime import UTC, datetime, timedelta
from unittest import mock

import botocore.auth
import httpx
import pytest
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from httpv2_gui.practice import secrets

ME = "/aws/me"


def signed(
    client: httpx.Client,
    path: str = ME,
    *,
    method: str = "GET",
    body: bytes = b"",
    headers: dict[str, str] | None = None,
    key: tuple[str, str] = (secrets.AWS_ACCESS_KEY, secrets.AWS_SECRET_KEY),
    scope: tuple[str, str] = (secrets.AWS_SERVICE, secrets.AWS_REGION),
) -> dict[str, str]:
    """Headers as botocore signs them."""
    url = str(client.base_url).rstrip("/") + path
    request = AWSRequest(method=method, url=url, data=body, headers=headers or {})
    botocore.auth.SigV4Auth(Credentials(*key), *scope).add_auth(request)
    return dict(request.headers.items())


@pytest.mark.parametrize(
    "path", [ME, "/aws/a%20b/c", "/aws/x/", "/aws/me?b=2&a=1&a=0&empty=&c=%2F"]
)
def test_what_botocore_signs(client: httpx.Client, path: str) -> None:
    answer = client.get(path, headers=signed(client, path))
    assert answer.json()["signed_in_with"] == "AWS Signature"


def test_a_body_is_signed(client: httpx.Client) -> None:
    typed = {"Content-Type": "application/json"}
    headers = signed(client, method="POST", body=b'{"a": 1}', headers=typed)
    assert client.post(ME, content=b'{"a": 1}', headers=headers).status_code == 200
    assert client.post(ME, content=b'{"a": 2}', headers=headers).status_code == 403


def test_wrong_secret_gets_the_text_that_should_have_been_signed(client: httpx.Client) -> None:
    headers = signed(client, key=(secrets.AWS_ACCESS_KEY, "wrong"))
    answer = client.get(ME, headers=headers)
    assert answer.status_code == 403
    assert answer.headers["x-amzn-errortype"] == "InvalidSignatureException"
    words = answer.json()["message"]
    assert words.startswith("The request signature we calculated does not match")
    assert "The Canonical String for this request should have been\n'GET\n/aws/me\n\nhost:" in words
    assert "The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n" in words


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"key": ("AKIASOMEBODYELSE0000", "x")}, "The security token included in the request is"),
        ({"scope": ("execute-api", "eu-west-1")}, "a valid region, not 'eu-west-1'"),
        ({"scope": ("s3", "us-east-1")}, "correct service: 'execute-api'"),
    ],
)
def test_wrong_key_region_and_service(client: httpx.Client, how, words: str) -> None:
    answer = client.get(ME, headers=signed(client, **how))
    assert (answer.status_code, words in answer.json()["message"]) == (403, True)


def test_no_signature(client: httpx.Client) -> None:
    answer = client.get(ME)
    assert answer.status_code == 403
    assert answer.json() == {"message": "Missing Authentication Token"}


@pytest.mark.parametrize(
    ("minutes", "words"), [(-6, "Signature expired: "), (6, "Signature not yet current: ")]
)
def test_a_wrong_clock(client: httpx.Client, minutes: int, words: str) -> None:
    wrong = datetime.now(UTC).replace(tzinfo=None) + timedelta(minutes=minutes)
    with mock.patch.object(botocore.auth, "get_current_datetime", return_value=wrong):
        headers = signed(client)
    assert client.get(ME, headers=headers).json()["message"].startswith(words)


def test_every_amz_header_must_be_signed(client: httpx.Client) -> None:
    headers = signed(client) | {"X-Amz-Security-Token": "unsigned"}
    assert "'x-amz-security-token' must be a 'SignedHeader'" in client.get(ME, headers=headers).text


@pytest.mark.parametrize("rest", ["x", "Credential=x", "Credential=x, Signature=y"])
def test_half_a_signature(client: httpx.Client, rest: str) -> None:
    headers = {"Authorization": f"AWS4-HMAC-SHA256 {rest}"}
    assert client.get(ME, headers=headers).status_code == 403


@pytest.mark.parametrize("date", ["", "yesterday"])
def test_the_time_must_be_told(client: httpx.Client, date: str) -> None:
    answer = client.get(ME, headers=signed(client) | {"X-Amz-Date": date})
    assert "Date must be in ISO-8601 'basic format'" in answer.json()["message"]


def test_a_path_is_normalised_as_aws_does(client: httpx.Client) -> None:
    headers = signed(client, "/aws/b")
    raw = client.build_request("GET", "/aws/x", headers=headers)
    raw.extensions["target"] = b"/aws/a/.././b"
    assert client.send(raw).status_code == 200

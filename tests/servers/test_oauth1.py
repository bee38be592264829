import httpx
import pytest

from tests.servers.oauth1 import OAuth1Server


@pytest.mark.parametrize("path", ["/api", "/hop", "/count", "/one-legged", "/late"])
def test_pages_refuse_who_does_not_sign(oauth1_server: OAuth1Server, path: str) -> None:
    assert httpx.get(oauth1_server.url(path), trust_env=False).status_code == 401


@pytest.mark.parametrize("path", ["/request_token", "/access_token"])
def test_no_token_without_a_signature(oauth1_server: OAuth1Server, path: str) -> None:
    answer = httpx.post(oauth1_server.url(path), trust_env=False)
    assert answer.status_code == 400
    assert "error=invalid_request" in answer.text


async def test_nothing_can_be_allowed_for_a_token_it_does_not_know(
    oauth1_server: OAuth1Server,
) -> None:
    answer = await oauth1_server.allow(oauth1_server.url("/authorize?oauth_token=nonsense"))
    assert answer.status_code == 401

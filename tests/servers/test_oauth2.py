from __future__ import annotations

import httpx
import pytest

from tests.servers.oauth2 import OAuth2Site
from tests.servers.oauth2_names import ROBOT


def ask(site: OAuth2Site, secret: str) -> httpx.Response:
    form = {"grant_type": "client_credentials", "client_id": ROBOT.name, "client_secret": secret}
    return httpx.post(site.token_url, data=form)


def test_a_token_opens_the_page_until_it_is_revoked(oauth2_site: OAuth2Site) -> None:
    token = ask(oauth2_site, ROBOT.secret).json()["access_token"]
    bearer = {"Authorization": f"Bearer {token}"}
    assert httpx.get(oauth2_site.url("/me"), headers=bearer).status_code == 200
    oauth2_site.revoke(token, ROBOT)
    assert httpx.get(oauth2_site.url("/me"), headers=bearer).status_code == 401


def test_a_wrong_secret_gets_no_token(oauth2_site: OAuth2Site) -> None:
    answer = ask(oauth2_site, "wrong")
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer 0123456789abcdef"}])
def test_the_page_refuses_nobody_and_a_wrong_token(
    oauth2_site: OAuth2Site, headers: dict[str, str]
) -> None:
    assert httpx.get(oauth2_site.url("/me"), headers=headers).status_code == 401


async def test_a_person_logs_in_and_allows_or_denies(oauth2_site: OAuth2Site) -> None:
    page = f"{oauth2_site.authorization_url}?response_type=code&client_id=web+app&state=x"
    page += "&redirect_uri=http://127.0.0.1:4711/callback"
    allowed = await oauth2_site.allow(page, "jürgen", "pä:ss wörd€")
    denied = await oauth2_site.allow(page, "tester", "s3cret", denies=True)
    assert allowed.startswith("http://127.0.0.1:4711/callback?code=")
    assert "error=access_denied" in denied

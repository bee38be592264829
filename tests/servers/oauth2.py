"""django-oauth-toolkit judges every grant of OAuth 2.0, with a person who logs in over HTTP."""

from __future__ import annotations

import contextlib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from tests.servers.child import free_ports, open_folder, running_site
from tests.servers.oauth2_names import Client

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)"')


@dataclass(frozen=True)
class OAuth2Site:
    """A running site: /o/authorize/, /o/token/, and /me for who has a token."""

    port: int

    @property
    def authorization_url(self) -> str:
        return self.url("/o/authorize/")

    @property
    def token_url(self) -> str:
        return self.url("/o/token/")

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def revoke(self, token: str, client: Client) -> None:
        """Take an access token or a refresh token back (RFC 7009)."""
        form = {"token": token, "client_id": client.name}
        if client.secret:
            form["client_secret"] = client.secret
        answer = httpx.post(self.url("/o/revoke_token/"), data=form)
        assert answer.status_code == 200, answer.text

    def expire(self, token: str) -> None:
        """End the life of an access token before its time."""
        assert httpx.post(self.url("/expire"), data={"token": token}).text == "1"

    async def log_in(
        self, browser: httpx.AsyncClient, page: str, user: str, password: str
    ) -> httpx.Response:
        """Log in to a page, and give what comes then, wherever it leads."""
        login = await browser.get(page)
        form = {**_hidden(login.text), "username": user, "password": password}
        return await browser.post(login.url, data=form)

    async def allow(self, page: str, user: str, password: str, *, denies: bool = False) -> str:
        """Log in and allow it, as a person in a browser; gives where the browser is sent to."""
        async with httpx.AsyncClient(follow_redirects=True) as browser:
            consent = await self.log_in(browser, page, user, password)
            answer = _hidden(consent.text) | ({} if denies else {"allow": "Authorize"})
            moved = await browser.post(consent.url, data=answer, follow_redirects=False)
            return moved.headers["location"]


def _hidden(page: str) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in _HIDDEN.findall(page)}


@contextlib.contextmanager
def run_oauth2() -> Iterator[OAuth2Site]:
    """Start the site in a process of its own until the block ends."""
    [port] = free_ports()
    with (
        open_folder("httpv2-oauth2-") as folder,
        running_site("oauth2_site", folder, port, ports=[port], log=folder / "log"),
    ):
        yield OAuth2Site(port)

"""oauthlib's server side judges OAuth 1.0: every signature, every token, every nonce."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from httpv2_gui.core.auth.grant import Visit
from tests.servers.child import free_ports, open_folder, running_site

USERS = {"tester": "s3cret"}
CONSUMER = "ck"
CONSUMER_SECRET = "cs&secret=1 /ü"
RSA_CONSUMER = "ck-rsa"
TOKEN = "at-static"
TOKEN_SECRET = "ats+static%"
RSA_TOKEN = "at-rsa"
"""Has no secret: the private key signs."""


@dataclass(frozen=True)
class OAuth1Server:
    """A running provider: tokens at /request_token, /authorize, /access_token; see oauth1_site."""

    port: int
    private_key: str
    """PEM of the key whose public half `RSA_CONSUMER` is registered with."""

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    async def allow(self, url: str, *, user: str = "tester", deny: bool = False) -> httpx.Response:
        """Do what a person does in a browser: open the page, log in, allow it or not."""
        async with httpx.AsyncClient(trust_env=False) as browser:
            page = await browser.get(url)
            if page.status_code != 200:
                return page
            form = {"login": user, "password": USERS[user], "cancel": "1" if deny else ""}
            return await browser.post(url, data=form)


@dataclass(frozen=True)
class Visitor:
    """The person in front of the browser; `pin` is typed in place of the one on the page."""

    server: OAuth1Server
    deny: bool = False
    pin: str = ""

    async def visit(self, visit: Visit, redirect_uri: str) -> str:
        """Allow it or not; a redirect is followed to where this computer listens."""
        page = await self.server.allow(visit.url, deny=self.deny)
        if visit.wants == "pin":
            return self.pin or page.text.partition("oauth_verifier=")[2].partition("&")[0]
        async with httpx.AsyncClient(trust_env=False) as browser:
            await browser.get(page.headers["location"])
        return page.headers["location"]


@contextlib.contextmanager
def run_oauth1() -> Iterator[OAuth1Server]:
    """Start the provider in a process of its own until the block ends."""
    [port] = free_ports()
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    with open_folder("httpv2-oauth1-") as folder:
        public = folder / "public.pem"
        public.write_bytes(
            key.public_key().public_bytes(
                serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
            )
        )
        with running_site("oauth1_site", port, public, ports=[port], log=folder / "log"):
            yield OAuth1Server(port, _pem(key))


def _pem(key: rsa.RSAPrivateKey) -> str:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()

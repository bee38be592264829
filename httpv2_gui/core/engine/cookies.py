"""Received cookies, kept for the origin that set them and for no other.

Stricter than a browser, on purpose: a cookie of one port or of a sibling domain never travels.
Inside an origin the rules of the standard library hold: path, expiry, Secure.
"""

from __future__ import annotations

import httpx

from httpv2_gui.core.engine.address import Origin


class Cookies:
    """One jar for each origin."""

    def __init__(self) -> None:
        self._jars: dict[Origin, httpx.Cookies] = {}

    def remember(self, origin: Origin, answer: httpx.Response) -> None:
        """Take what Set-Cookie headers say."""
        self._jars.setdefault(origin, httpx.Cookies()).extract_cookies(answer)

    def header(self, origin: Origin, url: httpx.URL) -> str:
        """Give the text of the Cookie header for a URL of that origin; empty when there is none."""
        jar = self._jars.get(origin)
        if jar is None:
            return ""
        asked = httpx.Request("GET", url, headers={"Host": "-"})  # or it would look into the name
        asked.headers.encoding = "utf-8"
        jar.set_cookie_header(asked)
        return asked.headers.get("cookie", "")

    def clear(self) -> None:
        self._jars.clear()


class IgnoredCookies(Cookies):
    """Remembers nothing."""

    def remember(self, origin: Origin, answer: httpx.Response) -> None:
        pass


def merged(typed: str, received: str) -> str:
    """Join typed and received cookies; a typed one wins over a received one of its name."""
    names = {one.partition("=")[0].strip() for one in typed.split(";")}
    more = [one for one in received.split("; ") if one and one.partition("=")[0] not in names]
    return "; ".join([typed, *more] if typed else more)

"""Reads Set-Cookie headers into rows for people (RFC 6265 §5.2)."""

from __future__ import annotations

from dataclasses import dataclass

from httpv2_gui.core.model.result import Headers


@dataclass(frozen=True)
class CookieRow:
    """One cookie a server set, each attribute as it was written."""

    name: str
    value: str
    domain: str = ""
    path: str = ""
    expires: str = ""
    flags: str = ""


def cookies_of(headers: Headers, host: str) -> tuple[CookieRow, ...]:
    """Give one row for each Set-Cookie header; a cookie without Domain belongs to `host`."""
    return tuple(_cookie(value, host) for name, value in headers if name.lower() == "set-cookie")


def _cookie(text: str, host: str) -> CookieRow:
    pair, *attributes = text.split(";")
    name, _, value = pair.partition("=")
    found: dict[str, str] = {}
    for attribute in attributes:
        key, _, content = attribute.partition("=")
        found[key.strip().lower()] = content.strip()
    return CookieRow(
        name.strip(),
        value.strip(),
        domain=found.get("domain") or f"{host} (this host only)",
        path=found.get("path", ""),
        expires=_expires(found),
        flags=", ".join(_flags(found)),
    )


def _expires(found: dict[str, str]) -> str:
    if "max-age" in found:
        return f"in {found['max-age']} s"
    return found.get("expires") or "with the session"


def _flags(found: dict[str, str]) -> list[str]:
    flags = [
        title for key, title in (("secure", "Secure"), ("httponly", "HttpOnly")) if key in found
    ]
    if "samesite" in found:
        flags.append(f"SameSite={found['samesite']}")
    return flags

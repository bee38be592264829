"""What a response's Set-Cookie headers set, name by name."""

from __future__ import annotations

from httpv2_gui.core.model.result import Headers


def response_cookies(headers: Headers) -> dict[str, str]:
    """Give name and value of each cookie (RFC 6265 §5.2); the last of equal names counts."""
    cookies: dict[str, str] = {}
    for header_name, value in headers:
        if header_name.lower() != "set-cookie":
            continue
        name, equals, content = value.partition(";")[0].partition("=")
        if equals and name.strip():
            cookies[name.strip()] = content.strip()
    return cookies


def joined(headers: Headers) -> dict[str, str]:
    """Give headers as an object: repeated names joined by a comma, spelt as they first came."""
    spelling: dict[str, str] = {}
    values: dict[str, list[str]] = {}
    for name, value in headers:
        values.setdefault(spelling.setdefault(name.lower(), name), []).append(value)
    return {name: ", ".join(several) for name, several in values.items()}

"""By which way a curl command goes: proxy, TLS, timeouts, as fields of a Connection."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from httpv2_gui.core.interchange.command_words import Word
from httpv2_gui.core.interchange.curl_command import Command
from httpv2_gui.core.model.connection import Proxy, Timeouts, Tls
from httpv2_gui.core.model.secret import Secret

_FILES = {
    "cacert": "CA Certificate",
    "capath": "CA Certificate",
    "cert": "Client SSL Certificate",
    "key": "Client Key",
    "proxy-cacert": "CA Certificate",
    "proxy-cert": "Client SSL Certificate",
}
_VERSIONS = {"tlsv1": "1.0", "tlsv1.0": "1.0", "tlsv1.1": "1.1", "tlsv1.2": "1.2", "tlsv1.3": "1.3"}
_USUAL_PORT = 1080
"""Of a proxy, as curl has it."""


def route_of(command: Command) -> dict[str, Any]:
    """Give the fields that differ from a connection's defaults."""
    found: dict[str, Any] = {}
    tls = _tls(command)
    if tls != Tls():
        found["tls"] = tls
    proxy = _proxy(command)
    if proxy != Proxy():
        found["proxy"] = proxy
    wait = command.last("connect-timeout")
    if wait is not None and re.fullmatch(r"[0-9]{1,6}(?:\.[0-9]{1,6})?", wait.value):
        found["timeouts"] = Timeouts(connect_ms=round(float(wait.value) * 1000))
    if command.has("http1.1", "http1.0"):
        found["http_version"] = "1.1"
    return found


def _tls(command: Command) -> Tls:
    tls = Tls(verify=not command.has("insecure"))
    for name, label in _FILES.items():
        option = command.last(name)
        if option is not None:
            path = option.value if name != "cert" else re.split(r"(?<!\\):", option.value)[0]
            command.notes.append(
                f"--{name} names the file {path}, which is not read: pick it as {label} in the "
                "connection."
            )
    if command.last("pass") is not None:
        command.notes.append("--pass: fill in Client Key Password in the connection.")
    lowest = next((one.name for one in reversed(command.options) if one.name in _VERSIONS), None)
    if lowest is not None:
        tls = tls.with_values(minimum_version=_VERSIONS[lowest])
    highest = command.last("tls-max")
    if highest is not None and highest.value in _VERSIONS.values():
        tls = tls.with_values(maximum_version=highest.value)
    return tls


def _proxy(command: Command) -> Proxy:
    names = ("proxy", "socks5", "socks5-hostname", "socks4", "socks4a", "proxy1.0", "preproxy")
    option = command.last(*names)
    if option is None or not option.value:
        return Proxy()
    url, userinfo = _proxy_url(option.name, option.value)
    if not url:
        command.notes.append("The proxy is left out: only HTTP, HTTPS and SOCKS5 are spoken here.")
        return Proxy()
    user = command.last("proxy-user")
    word = user.word if user is not None else Word(unquote(userinfo), option.word.live)
    name, _colon, password = word.text.partition(":")
    secret = Secret(password)
    if any(live in password for live in word.live):
        command.notes.append("Proxy Password is a variable: fill it in in the connection.")
        secret = Secret()
    return Proxy(url=url, username=name, password=secret)


def _proxy_url(name: str, value: str) -> tuple[str, str]:
    scheme, separator, rest = value.partition("://")
    if not separator:
        scheme, rest = {"proxy": "http", "proxy1.0": "http"}.get(name, name), value
    scheme = {"socks5-hostname": "socks5h", "socks": "socks5"}.get(scheme.lower(), scheme.lower())
    if scheme not in ("http", "https", "socks5", "socks5h"):
        return "", ""
    userinfo, _at, host = rest.rstrip("/").rpartition("@")
    if not re.search(r":[0-9]+$", host):
        host += f":{443 if scheme == 'https' else _USUAL_PORT}"
    return f"{scheme}://{host}", userinfo

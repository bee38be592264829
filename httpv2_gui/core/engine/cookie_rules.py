"""Which hosts and paths a cookie is for (RFC 6265 §5.1.3, §5.1.4); which domains nobody owns."""

from __future__ import annotations

import functools
import ipaddress

from publicsuffixlist import PublicSuffixList


def is_ip(host: str) -> bool:
    """Whether a host is an address, for which no domain rule holds."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def domain_matches(host: str, domain: str) -> bool:
    """Whether a host is the domain or lies in it."""
    return host == domain or (host.endswith(f".{domain}") and not is_ip(host))


def path_matches(path: str, cookie_path: str) -> bool:
    """Whether a path is the cookie's or lies below it."""
    if path == cookie_path:
        return True
    return path.startswith(cookie_path) and (
        cookie_path.endswith("/") or path[len(cookie_path)] == "/"
    )


def path_of(target: str) -> str:
    """Give the path of a request target."""
    return target.partition("?")[0] or "/"


def default_path(target: str) -> str:
    """Give the path of a cookie that names none: the folder of what was asked for."""
    path = path_of(target)
    return path[: path.rfind("/")] or "/"


def is_public_suffix(domain: str) -> bool:
    """Whether everybody can have names below the domain: com, co.uk, github.io."""
    return bool(_list().is_public(domain))


@functools.cache
def _list() -> PublicSuffixList:
    """Read the list once, 50 ms: most runs meet no Domain attribute."""
    return PublicSuffixList()

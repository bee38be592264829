"""Whether a cookie is kept, and for which requests it is (RFC 6265 §5.3, §5.4)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from httpv2_gui.core.engine import cookie_rules
from httpv2_gui.core.engine.address import Address, AddressError, read
from httpv2_gui.core.engine.set_cookie import SetCookie

_USUAL_PORTS = (80, 443)


class RefusedError(ValueError):
    """Why a cookie is not kept: the end of a sentence that begins with its name."""


@dataclass(frozen=True, kw_only=True)
class KeptCookie:
    """One received cookie, and where it goes."""

    name: str
    value: str = field(repr=False)
    domain: str
    path: str
    expires: datetime | None = None
    """None: until the program ends."""
    secure: bool = False
    http_only: bool = False
    """Scripts of a page must not read it; a fact here, no rule."""
    host_only: bool = True
    same_site: str = ""
    """A fact here, no rule: whoever types a request visits the site itself."""
    port: int | None = None
    """The port it came from, where that is not the usual one of http or https."""

    @property
    def key(self) -> tuple[str, str, str, int | None, bool]:
        """What two cookies have in common of which the later replaces the earlier."""
        return (self.name, self.domain, self.path, self.port, self.host_only)

    def is_for(self, address: Address) -> bool:
        """Whether it goes along with a request to `address`."""
        at_home = address.host == self.domain
        near = at_home or (
            not self.host_only and cookie_rules.domain_matches(address.host, self.domain)
        )
        return (
            near
            and port_of(address) == self.port
            and (not self.secure or address.origin.scheme == "https")
            and cookie_rules.path_matches(cookie_rules.path_of(address.target), self.path)
        )


def port_of(address: Address) -> int | None:
    """Give the port that tells servers of one host apart; None for the usual ones."""
    port = address.origin.port
    return None if port in _USUAL_PORTS else port


def judged(said: SetCookie, address: Address) -> KeptCookie:
    """Give the cookie as it is kept for an answer from `address`; raises RefusedError."""
    said = replace(said, domain=_canonical(said.domain))
    host_only = _is_host_only(said, address.host)
    path = said.path or cookie_rules.default_path(address.target)
    _check_safety(said, address, host_only)
    return KeptCookie(
        name=said.name,
        value=said.value,
        domain=address.host if host_only else said.domain,
        path=path,
        expires=said.expires,
        secure=said.secure,
        http_only=said.http_only,
        host_only=host_only,
        same_site=said.same_site,
        port=port_of(address),
    )


def _is_host_only(said: SetCookie, host: str) -> bool:
    if not said.domain or (said.domain == host and cookie_rules.is_ip(host)):
        return True
    if not cookie_rules.domain_matches(host, said.domain):
        raise RefusedError(f"its Domain {said.domain} is not that of {host}")
    if not cookie_rules.is_public_suffix(said.domain):
        return False
    if said.domain == host:
        return True
    raise RefusedError(f"its Domain {said.domain} is shared by everybody (a public suffix)")


def _canonical(domain: str) -> str:
    """Write a domain as hosts are written here: in ASCII (RFC 6265 §5.1.2)."""
    if domain.isascii():
        return domain
    try:
        return read(f"http://{domain}/").host
    except AddressError:
        return domain


def _check_safety(said: SetCookie, address: Address, host_only: bool) -> None:
    """Hold what Secure and the prefixes promise (RFC 6265bis §5.7)."""
    prefix = said.name.lower()
    if said.secure and address.origin.scheme != "https":
        raise RefusedError("it is Secure, and came over http")
    if prefix.startswith("__secure-") and not said.secure:
        raise RefusedError("a name with __Secure- needs the attribute Secure")
    if prefix.startswith("__host-") and not (
        said.secure and host_only and not said.domain and said.path == "/"
    ):
        raise RefusedError("a name with __Host- needs Secure, Path=/ and no Domain")

"""The FQDN of an XSOAR tenant, read from whatever of its URL was pasted."""

from __future__ import annotations

import re

_API = "api-"
_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?"
_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*(?::[0-9]{{1,5}})?")
_PLACEHOLDER = re.compile(r"[{}<>]")


def is_placeholder(text: str) -> bool:
    """Whether an example's `{key}` or `<key>` was left as it is."""
    return _PLACEHOLDER.search(text) is not None


def fqdn_of(text: str) -> str:
    """Give the FQDN alone: no https://, no api-, no path. In lower case."""
    host = host_of(text)
    return host.removeprefix(_API)


def host_of(text: str) -> str:
    """Give host and port of a URL or of a bare name, in lower case."""
    rest = text.strip().partition("://")[2] or text.strip()
    return re.split(r"[/?#\\\s]", rest, maxsplit=1)[0].rpartition("@")[2].rstrip(".").lower()


def fqdn_error(text: str) -> str | None:
    """Say why a text holds no host name; None when it does."""
    if is_placeholder(host_of(text)):
        return "Put the tenant's own FQDN in place of the placeholder."
    if _NAME.fullmatch(fqdn_of(text)) is None:
        return "It is no host name. It looks like tenant.xdr.us.paloaltonetworks.com."
    return None


def user_url(fqdn: str, *, is_xsoar_6: bool) -> str:
    """Give the URL of the key's own user, which answers to every key that is right.

    Palo Alto's own Core REST API integration calls it for its Test button.
    """
    if not fqdn.strip() or fqdn_error(fqdn) is not None:
        return ""
    if is_xsoar_6:
        return f"https://{host_of(fqdn)}/user"
    return f"https://{_API}{fqdn_of(fqdn)}/xsoar/user"

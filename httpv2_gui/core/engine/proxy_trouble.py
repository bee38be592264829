"""What a proxy refused, in words that name the field to change."""

from __future__ import annotations

from httpv2_gui.core.model.result import Failure

_CREDENTIALS = "Check Proxy User Name and Proxy Password."
_UNREACHED = "The proxy could not reach the host. Check the URL; the proxy may know other names."
_HINTS = {
    401: _CREDENTIALS,
    403: "The proxy does not allow this host or port. Ask who runs it.",
    407: _CREDENTIALS,
    500: _UNREACHED,
    502: _UNREACHED,
    503: _UNREACHED,
    504: "The proxy waited for the host in vain. Check host and port of the URL.",
}


class ProxyTrouble(Exception):  # noqa: N818 - it ends an exchange, it is no error of the program
    """The proxy said no, or could not be reached; then `reason` is why.

    It is kept by itself: httpcore's pool raises exceptions on without their cause.
    """

    def __init__(
        self, proxy: str, message: str = "", hint: str = "", *, reason: Exception | None = None
    ) -> None:
        super().__init__(message)
        self.reason = reason
        self.proxy = proxy
        """Such as `http://proxy.example.com:3128`."""
        self.failure = Failure(kind="proxy", message=message, hint=hint)

    @property
    def where(self) -> str:
        """Host and port."""
        return self.proxy.partition("://")[2]


def refused(proxy: str, status: int, reason: str, host: str, *, anonymous: bool) -> ProxyTrouble:
    """Give the trouble of a proxy that answered with an HTTP status of its own."""
    said = f"{status} {reason}".strip()
    if status in (401, 407) and anonymous:
        message = f"The proxy {proxy} wants credentials ({said})."
        return ProxyTrouble(proxy, message, "Fill in Proxy User Name and Proxy Password.")
    if status in (401, 407):
        message = f"The proxy {proxy} does not accept the credentials ({said})."
        return ProxyTrouble(proxy, message, _CREDENTIALS)
    message = f"The proxy {proxy} does not connect to {host} ({said})."
    return ProxyTrouble(proxy, message, _HINTS.get(status, "Check Proxy URL, host and port."))

"""Exceptions to Failures: what happened, why it usually happens, what to try."""

from __future__ import annotations

import errno
import re
import socket
import ssl
from collections.abc import Iterator
from typing import Literal, cast

import httpcore

from httpv2_gui.core.engine.decoding import DecodingError
from httpv2_gui.core.engine.proxy_trouble import ProxyTrouble
from httpv2_gui.core.engine.tls_failures import certificate_failure, tls_failure
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.result import Failure

Phase = Literal["dns", "connect", "proxy", "tls", "send", "wait", "receive", "sign"]
"""How far an exchange came."""


class Stopped(Exception):  # noqa: N818 - it ends a run, it is no error of the program
    """Ends a run with a Failure."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.message)
        self.failure = failure


class NotSendable(Exception):  # noqa: N818 - as above
    """A record has problems that keep it from being sent."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems


def failure_of(error: BaseException, url: str, phase: Phase = "wait") -> Failure:
    """Say in plain words what an exception of the network means for a call of `url`."""
    host = _host(url)
    chain = list(_chain(error))
    trouble = trouble_of_proxy(error)
    if trouble is not None:
        return _of_proxy(trouble, phase)
    for cause in chain:
        failure = _of_system(cause, host)
        if failure is not None:
            return failure
    for cause in chain:
        failure = _of_http(cause, host, phase)
        if failure is not None:
            return failure
    return Failure(
        kind="network",
        message=f"{host}: {str(error) or type(error).__name__}",
        hint="The connection broke in an unusual way. Try again, then try the URL with curl -v.",
    )


def trouble_of_proxy(error: BaseException) -> ProxyTrouble | None:
    """Find what went wrong with the proxy among what led to an exception."""
    return next((one for one in _chain(error) if isinstance(one, ProxyTrouble)), None)


def _of_proxy(trouble: ProxyTrouble, phase: Phase) -> Failure:
    """Say what went wrong with the proxy itself, or on the way to it."""
    if trouble.reason is None:
        return trouble.failure
    way = failure_of(trouble.reason, f"https://{trouble.where}", phase)
    message = f"The proxy {trouble.proxy} cannot be used: {way.message}"
    return Failure(kind="proxy", message=message, hint=f"Check Proxy URL. {way.hint}")


def _host(url: str) -> str:
    match = re.match(r"https?://(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)", url)
    return match.group(1) if match else url


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[BaseException] = [error]
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        if isinstance(one, BaseExceptionGroup):
            waiting.extend(cast("BaseExceptionGroup[BaseException]", one).exceptions)
        waiting.extend(cause for cause in (one.__cause__, one.__context__) if cause is not None)


_NOT_YET = (ssl.SSLWantReadError, ssl.SSLWantWriteError)
"""What a handshake was waiting for when its time was out."""


def _of_system(error: BaseException, host: str) -> Failure | None:
    if isinstance(error, socket.gaierror):
        return Failure(
            kind="dns",
            message=f"The host name {host} was not found ({error.strerror or error}).",
            hint="Check the spelling of the host. Inside a company network, check that the VPN "
            "and its DNS server are on.",
        )
    if isinstance(error, ssl.SSLCertVerificationError):
        return certificate_failure(error, host)
    if isinstance(error, ssl.SSLError) and not isinstance(error, _NOT_YET):
        return tls_failure(error, host)
    if isinstance(error, ConnectionRefusedError) or _errno(error) == errno.ECONNREFUSED:
        return Failure(
            kind="refused",
            message=f"{host} refused the connection.",
            hint="Nothing listens on that port, or a firewall rejects it. "
            "Check the port in the URL and that the service runs.",
        )
    if _errno(error) in (errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ENETDOWN):
        return Failure(
            kind="unreachable",
            message=f"{host} cannot be reached from here.",
            hint="There is no route to that network. Check the network connection and the VPN.",
        )
    return None


def _errno(error: BaseException) -> int | None:
    return error.errno if isinstance(error, OSError) else None


_TIMEOUTS: dict[Phase, tuple[str, str]] = {
    "dns": ("looking up the name of {host}", "Check the network connection and the DNS server."),
    "connect": (
        "connecting to {host}",
        "A firewall usually drops the packets, or the host is off. Check host, port and VPN.",
    ),
    "proxy": (
        "waiting for the proxy to connect to {host}",
        "Check Proxy URL, and that the proxy may reach that host.",
    ),
    "tls": ("agreeing on encryption with {host}", "The port may not be the server's HTTPS port."),
    "send": ("sending the request to {host}", "The server does not take the body. Try again."),
    "wait": (
        "waiting for the answer of {host}",
        "The server works on it for too long. Raise Request Timeout or ask for less at once.",
    ),
    "sign": (
        "signing in to {host}",
        "The Kerberos server may not answer. Check Domain and the VPN, or choose NTLM.",
    ),
    "receive": (
        "receiving the answer of {host}",
        "The server stopped in the middle. Raise Request Timeout or ask for less at once.",
    ),
}


def _of_http(error: BaseException, host: str, phase: Phase) -> Failure | None:
    if isinstance(error, TimeoutError | httpcore.TimeoutException):
        doing, hint = _TIMEOUTS[phase]
        return Failure(
            kind="timeout", message=f"Out of time while {doing.format(host=host)}.", hint=hint
        )
    if isinstance(error, DecodingError):
        return Failure(
            kind="bad_encoding",
            message=f"The body of the answer is not what its Content-Encoding says ({error}).",
            hint="The server or a proxy between damages it. Try with the header "
            '"Accept-Encoding": "identity".',
        )
    if isinstance(error, httpcore.RemoteProtocolError):
        return _protocol_failure(str(error), host, phase)
    if isinstance(error, httpcore.LocalProtocolError):
        return Failure(
            kind="protocol",
            message=f"The request cannot be written as HTTP: {_VALUE.sub('', str(error))}.",
            hint="Look at the names and values in Headers.",
        )
    if isinstance(error, httpcore.NetworkError | ConnectionError):
        return _broken(host, phase)
    return None


_VALUE = re.compile(r""" b["'].*""", re.DOTALL)
"""Ends a message of h11: bytes as Python writes them, in which no secret would be recognised."""
_BYTES_OF_PYTHON = re.compile(r"""bytearray\(b(["'])(.*?)\1\)""")


def _protocol_failure(text: str, host: str, phase: Phase) -> Failure:
    if "without sending complete message body" in text or "incomplete chunked read" in text:
        received = re.search(r"received (\d+) bytes, expected (\d+)", text)
        amount = f": {received[1]} of {received[2]} bytes came" if received else ""
        return Failure(
            kind="incomplete",
            message=f"{host} closed the connection before the end of the body{amount}.",
            hint="What did arrive is shown. Try again; if it stays, the server or a proxy cuts it.",
        )
    if "without sending a response" in text or "ConnectionTerminated" in text:
        return _broken(host, phase)
    if "too long" in text or "too big" in text.lower() or "buffer" in text:
        return Failure(
            kind="headers_too_large",
            message=f"The headers of the answer of {host} are larger than 100 KB.",
            hint="No ordinary server sends that much. Check what answers at this address.",
        )
    reason = _BYTES_OF_PYTHON.sub(r"“\2”", text.rstrip("."))
    return Failure(
        kind="protocol",
        message=f"The answer of {host} breaks the rules of HTTP: {reason}.",
        hint="Check that an HTTP server listens on this port, and try without a proxy between.",
    )


def _broken(host: str, phase: Phase) -> Failure:
    if phase == "connect":
        return Failure(
            kind="unreachable",
            message=f"No connection to {host} could be made.",
            hint="Check host, port and the network connection.",
        )
    if phase == "tls":
        return Failure(
            kind="tls",
            message=f"{host} closed the connection while agreeing on encryption.",
            hint="The port may not be the server's HTTPS port, or a firewall inspects TLS.",
        )
    where = "in the middle of its answer" if phase == "receive" else "before it answered"
    return Failure(
        kind="reset",
        message=f"{host} broke the connection {where}.",
        hint="The server crashed, restarted, or a firewall cut it off. Try again.",
    )

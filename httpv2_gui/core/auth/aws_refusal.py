"""What AWS says when it refuses, which field that points to, and the request it expected.

Some services answer in XML (S3, IAM, STS), others in JSON (DynamoDB, API Gateway); some give the
canonical request they made, in an element of its own or inside the sentence.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from httpv2_gui.core.auth import aws_names, aws_signature
from httpv2_gui.core.auth.aws_canonical import canonical_request
from httpv2_gui.core.auth.clock_skew import skew_words
from httpv2_gui.core.auth.explanation import Explanation
from httpv2_gui.core.model.result import Comparison, Exchange, Received, Sent, header

_READ = 1 << 17
"""So many bytes of an answer are looked at."""

_TAKEN_FOR = timedelta(minutes=5)
"""So long AWS takes a signature; S3 takes it for 15 minutes."""

_ACCESS = (
    "Check Amazon AWS Access Key: AWS does not know it, or it is switched off. An ASIA… key also "
    "needs its Session Token."
)
_SECRET = "Check Amazon AWS Secret Key, Amazon AWS Service Type and Amazon AWS Region."  # noqa: S105 - labels
_SESSION = "Session Token has expired or is not the key's: get new temporary credentials."
_CLOCK = "AWS takes a signature for some minutes only: set this computer's clock."
_RIGHTS = (
    "The signature was accepted. What lacks is a permission: look at the policies of the user."
)

_ADVICE: dict[str, str] = {
    "InvalidAccessKeyId": _ACCESS,
    "InvalidClientTokenId": _ACCESS,
    "UnrecognizedClientException": _ACCESS,
    "AuthFailure": _ACCESS,
    "SignatureDoesNotMatch": _SECRET,
    "InvalidSignatureException": _SECRET,
    "ExpiredToken": _SESSION,
    "ExpiredTokenException": _SESSION,
    "InvalidToken": _SESSION,
    "RequestTimeTooSkewed": _CLOCK,
    "RequestExpired": _CLOCK,
    "AccessDenied": _RIGHTS,
    "AccessDeniedException": _RIGHTS,
    "UnauthorizedOperation": _RIGHTS,
    "AuthorizationHeaderMalformed": "Check Amazon AWS Region and Amazon AWS Service Type.",
    "IncompleteSignature": "A typed Authorization header is no signature: remove it.",
    "IncompleteSignatureException": "A typed Authorization header is no signature: remove it.",
    "MissingAuthenticationTokenException": "No signature arrived, or the API has no such path and "
    "method: API Gateway says the same in both cases. Check the URL.",
    "ForbiddenException": "API Gateway refuses it: it may want an API key (x-api-key), or its "
    "resource policy keeps you out.",
}
_SAYINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"Signature (?:expired|not yet current)|too large|skewed"), _CLOCK),
    (re.compile(r"token included in the request is expired"), _SESSION),
    (
        re.compile(r"(?:region '[^']*' is wrong; expecting|valid region: ?) ?'?([\w-]+)'?"),
        "Change Amazon AWS Region to {}.",
    ),
    (re.compile(r"valid region"), "Change Amazon AWS Region to the host's."),
    (
        re.compile(r"(?:correct service: ?|service '[^']*' is wrong; expecting) ?'?([\w-]+)'?"),
        "Change Amazon AWS Service Type to {}.",
    ),
)
"""What stands in a message says more than its code."""

_IN_MESSAGE = re.compile(r"Canonical String for this request should have been\s*'(.*?)'\s*\n", re.S)
_OWN_DOMAINS = (".amazonaws.com", ".amazonaws.com.cn", ".api.aws", ".on.aws")
_REGIONS = frozenset(name for name, _label in aws_names.REGIONS) - {aws_names.CUSTOM}
_SERVICES = frozenset(name for name, _label in aws_names.SERVICES) - {aws_names.CUSTOM}


@dataclass(frozen=True)
class Refusal:
    """One answer of AWS, read."""

    code: str = ""
    message: str = ""
    canonical: str = ""
    """The canonical request that AWS made; blank when it does not say."""


def read(received: Received) -> Refusal:
    """Read an answer, XML or JSON; what is neither gives an empty one."""
    text = received.body[:_READ].decode("utf-8", "replace")
    code = header(received.headers, "x-amzn-errortype").partition(":")[0]
    if text.lstrip().startswith("<"):
        code = code or _element(text, "Code")
        message, canonical = _element(text, "Message"), _element(text, "CanonicalRequest")
    else:
        own_code, message = _of_json(text)
        code, canonical = code or own_code, ""
    found = _IN_MESSAGE.search(message + "\n")
    return Refusal(code, message, canonical or (found[1] if found else ""))


def explain(exchange: Exchange, access_key: str, service: str, region: str) -> Explanation | None:
    """Give the fields to look at, and both canonical requests where they differ."""
    if exchange.received is None:
        return None
    refusal = read(exchange.received)
    hints = [_clock(exchange), _advice(refusal)]
    comparison = None
    if refusal.canonical:
        ours = _ours(exchange.sent, s3=service in aws_names.S3_SERVICES)
        if ours == refusal.canonical:
            hints = ["AWS made the same canonical request: so Secret Key is not the Access Key's."]
        else:
            comparison = Comparison(title="Canonical request", theirs=refusal.canonical, ours=ours)
            hints.append("AWS made another canonical request than this program: compare the two.")
    if _advice(refusal) in (_SECRET, _ACCESS, _ADVICE["AuthorizationHeaderMalformed"]):
        hints.append(_host_says(exchange.sent.url, service, region))
        if access_key.startswith("ASIA") and not header(exchange.sent.headers, _TOKEN):
            hints.append("No Session Token was sent with this temporary key.")
    hint = " ".join(one for one in hints if one)
    return Explanation(hint=hint, comparison=comparison) if hint else None


_TOKEN = "x-amz-security-token"  # noqa: S105 - the name of a header


def regions_in(host: str) -> tuple[str, ...]:
    """Name the regions that a host of AWS stands for; a host of somebody else names none."""
    return tuple(one for one in _labels(host) if one in _REGIONS)


def _labels(host: str) -> list[str]:
    return host.lower().split(".") if host.lower().endswith(_OWN_DOMAINS) else []


def _host_says(url: str, service: str, region: str) -> str:
    host = _host_and_target(url)[0].partition(":")[0]
    regions, services = regions_in(host), [one for one in _labels(host) if one in _SERVICES]
    other_region = regions[:1] if region not in regions else ()
    other_service = services[:1] if service not in services else []
    named = " in ".join((*other_service, *other_region))
    return f"The host is of {named}; it was signed for {service} in {region}." if named else ""


def _advice(refusal: Refusal) -> str:
    for pattern, words in _SAYINGS:
        if found := pattern.search(refusal.message):
            return words.format(*found.groups())
    return _ADVICE.get(refusal.code) or _ADVICE.get(f"{refusal.code}Exception", "")


def _clock(exchange: Exchange) -> str:
    """Say so when the time is wrong: the typed one, or this computer's."""
    dated = aws_signature.moment(header(exchange.sent.headers, "x-amz-date"))
    if dated is None or abs(dated - exchange.started) > _TAKEN_FOR:
        return "The typed X-Amz-Date is not the time of sending: leave the header out."
    received = exchange.received
    return skew_words(received.headers, exchange.started) if received else ""


def _ours(sent: Sent, *, s3: bool) -> str:
    """Make the canonical request again, of what went out."""
    names = re.search(r"SignedHeaders=([^,\s]*)", header(sent.headers, "authorization"))
    payload = header(sent.headers, "x-amz-content-sha256") or aws_signature.payload_hash(sent.body)
    return canonical_request(
        sent.method,
        _host_and_target(sent.url)[1],
        sent.headers,
        names[1].split(";") if names else (),
        payload,
        s3=s3,
    )


def _host_and_target(url: str) -> tuple[str, str]:
    host, slash, rest = url.partition("#")[0].partition("://")[2].partition("/")
    return host, slash + rest


def _element(text: str, name: str) -> str:
    """Give the text of the first element of that name: no parser, so no entity is ever expanded."""
    found = re.search(rf"<(?:\w+:)?{name}>(.*?)</(?:\w+:)?{name}>", text, re.S)
    return html.unescape(found[1]).replace("\r\n", "\n").strip("\n") if found else ""


def _of_json(text: str) -> tuple[str, str]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return "", ""
    if not isinstance(value, dict):
        return "", ""
    members = cast("dict[str, object]", value)
    lower = {name.lower(): str(one) for name, one in members.items() if isinstance(one, str)}
    code = lower.get("__type") or lower.get("code") or ""
    return code.rpartition("#")[2], lower.get("message", "")

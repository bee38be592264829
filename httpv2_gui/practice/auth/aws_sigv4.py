"""AWS Signature Version 4 for one key, service and region, with API Gateway's own words."""

from __future__ import annotations

import hashlib
import hmac
import re
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from httpv2_gui.practice import secrets
from httpv2_gui.practice.auth import wire
from httpv2_gui.practice.auth.denied import DeniedError, judged_by, same, signed_in
from httpv2_gui.practice.mirrors import METHODS
from httpv2_gui.practice.written import JsonAnswer

HOW = "AWS Signature"
ALGORITHM = "AWS4-HMAC-SHA256"
CLOCK = timedelta(minutes=5)
_DATE = "%Y%m%dT%H%M%SZ"


async def judge(request: Request) -> str:
    """Check the signature; raises DeniedError."""
    given = wire.parameters(request)
    if wire.scheme(request) != ALGORITHM.lower() or not given.get("signature"):
        raise _denied("MissingAuthenticationToken", "Missing Authentication Token")
    key_id, _, scope = given.get("credential", "").partition("/")
    _check_scope(key_id, scope)
    sent = _moment(request)
    canonical = await _canonical(request, given.get("signedheaders", "").split(";"))
    to_sign = "\n".join((ALGORITHM, sent.strftime(_DATE), scope, _sha256(canonical.encode())))
    if not same(given["signature"], _signature(scope, to_sign)):
        raise _mismatch(canonical, to_sign)
    return HOW


def _check_scope(key_id: str, scope: str) -> None:
    if key_id != secrets.AWS_ACCESS_KEY:
        words = "The security token included in the request is invalid."
        raise _denied("UnrecognizedClient", words)
    _, region, service, end = (*scope.split("/"), "", "", "", "")[:4]
    if region != secrets.AWS_REGION:
        words = f"Credential should be scoped to a valid region, not '{region}'. "
        raise _denied("InvalidSignature", words)
    if service != secrets.AWS_SERVICE or end != "aws4_request":
        words = f"Credential should be scoped to correct service: '{secrets.AWS_SERVICE}'. "
        raise _denied("InvalidSignature", words)


def _moment(request: Request) -> datetime:
    """Give when it was signed; raises DeniedError when that is long ago or to come."""
    text = request.headers.get("x-amz-date", "")
    try:
        sent = datetime.strptime(text, _DATE).replace(tzinfo=UTC)
    except ValueError:
        words = "Date must be in ISO-8601 'basic format'. Got '{}'."
        raise _denied("IncompleteSignature", words.format(text)) from None
    now = datetime.now(UTC)
    if sent < now - CLOCK:
        words = f"Signature expired: {text} is now earlier than {_ago(now)}"
        raise _denied("InvalidSignature", words)
    if sent > now + CLOCK:
        words = f"Signature not yet current: {text} is still later than {_ago(now, 1)}"
        raise _denied("InvalidSignature", words)
    return sent


def _ago(now: datetime, sign: int = -1) -> str:
    edge = (now + sign * CLOCK).strftime(_DATE)
    return f"{edge} ({now.strftime(_DATE)} {'+' if sign > 0 else '-'} 5 min.)"


async def _canonical(request: Request, signed: list[str]) -> str:
    """Build the canonical request (AWS Signature Version 4, task 1)."""
    must = {"host", *(name for name in request.headers if name.startswith("x-amz-"))}
    missing = sorted(must - set(signed))
    if missing:
        words = f"'{missing[0]}' must be a 'SignedHeader' in the AWS Authorization."
        raise _denied("InvalidSignature", words)
    lines = [f"{name}:{_value(request, name)}" for name in signed]
    payload = _sha256(await request.body())
    parts = (request.method, _path(request), _query(request), *lines, "", ";".join(signed), payload)
    return "\n".join(parts)


def _path(request: Request) -> str:
    """Normalise the path and encode it once more (every service but S3)."""
    segments: list[str] = []
    for segment in wire.path(request).split("/"):
        if segment == "..":
            del segments[-1:]
        elif segment not in ("", "."):
            segments.append(quote(segment, safe="-._~"))
    slash = "/" if segments and wire.path(request).endswith("/") else ""
    return "/" + "/".join(segments) + slash


def _query(request: Request) -> str:
    parts = [part.partition("=") for part in wire.query(request).split("&") if part]
    pairs = sorted((_escaped(name), _escaped(value)) for name, _, value in parts)
    return "&".join(f"{name}={value}" for name, value in pairs)


def _escaped(sent: str) -> str:
    return quote(unquote(sent, errors="surrogateescape"), safe="-._~", errors="surrogateescape")


def _value(request: Request, name: str) -> str:
    values = (re.sub(" +", " ", value.strip()) for value in request.headers.getlist(name))
    return ",".join(values)


def _signature(scope: str, to_sign: str) -> str:
    key = f"AWS4{secrets.AWS_SECRET_KEY}".encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _mismatch(canonical: str, to_sign: str) -> DeniedError:
    return _denied(
        "InvalidSignature",
        "The request signature we calculated does not match the signature you provided. Check your "
        "AWS Secret Access Key and signing method. Consult the service documentation for details."
        f"\n\nThe Canonical String for this request should have been\n'{canonical}'"
        f"\n\nThe String-to-Sign should have been\n'{to_sign}'\n",
    )


def _denied(kind: str, words: str) -> DeniedError:
    headers: Mapping[str, str] = {
        "x-amzn-RequestId": str(uuid.uuid4()),
        "x-amzn-ErrorType": f"{kind}Exception",
    }
    return DeniedError(words, JsonAnswer({"message": words}, 403, headers))


@judged_by(judge)
async def me(request: Request) -> Response:
    """Needs a signature for execute-api in us-east-1; any method, any path under /aws."""
    return signed_in(HOW)


ROUTES = [Route("/aws/{rest:path}", me, methods=METHODS)]

"""Answers that show what arrived: any request, a form, cookies, a SOAP call."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from httpv2_gui.practice import bodies
from httpv2_gui.practice.refusals import bad_request
from httpv2_gui.practice.written import Json, JsonAnswer

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]


async def echo(request: Request) -> Response:
    """Method, URL, query, headers, cookies and body as they arrived, for any method."""
    content = await request.body()
    return JsonAnswer(
        {
            "method": request.method,
            "url": str(request.url),
            "path": request.url.path,
            "query": grouped(request.query_params.multi_items()),
            "headers": grouped(request.headers.items()),
            "cookies": dict(request.cookies),
            "body": _text(content),
            "body_base64": base64.b64encode(content).decode(),
            "body_bytes": len(content),
            "body_sha256": hashlib.sha256(content).hexdigest(),
        }
    )


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, Json]:
    """Give names with their value, or with a list of them where a name came more than once."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def _text(content: bytes) -> str | None:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None


async def form(request: Request) -> Response:
    """The fields of application/x-www-form-urlencoded; 415 for anything else."""
    if bodies.media_type(request) != "application/x-www-form-urlencoded":
        sentence = "Content-Type must be application/x-www-form-urlencoded."
        return bad_request(sentence, 415)
    return JsonAnswer({"form": grouped(await bodies.read_form(request))})


async def set_cookies(request: Request) -> Response:
    """Sets one cookie for each query parameter."""
    wanted = request.query_params.multi_items() or [("practice_session", "c0ffee")]
    answer = JsonAnswer({"set": grouped(wanted)})
    for name, value in wanted:
        answer.set_cookie(name, value, max_age=3600, httponly=True, samesite="lax")
    return answer


async def read_cookies(request: Request) -> Response:
    """The cookies that came with this request."""
    return JsonAnswer({"cookies": dict(request.cookies)})


_NUMBER = re.compile(rb"<(?:\w+:)?ubiNum>\s*(\d{1,9})\s*</(?:\w+:)?ubiNum>")
_ENVELOPE = """<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
  <soap:Body>
    {}
  </soap:Body>
</soap:Envelope>
"""
_RESULT = """<m:NumberToWordsResponse xmlns:m="http://www.dataaccess.com/webservicesserver/">
      <m:NumberToWordsResult>{}</m:NumberToWordsResult>
    </m:NumberToWordsResponse>"""
_FAULT = """<soap:Fault>
      <faultcode>soap:Client</faultcode>
      <faultstring>{}</faultstring>
    </soap:Fault>"""


async def soap(request: Request) -> Response:
    """NumberToWords: says the number in `ubiNum` in words; a SOAP Fault if it cannot."""
    if bodies.media_type(request) not in ("text/xml", "application/xml", "application/soap+xml"):
        return _soap(_FAULT.format("Content-Type must be text/xml."), 415)
    number = _NUMBER.search(await request.body())
    if number is None:
        return _soap(_FAULT.format("NumberToWords needs a whole number in ubiNum."), 500)
    return _soap(_RESULT.format(words(int(number.group(1)))), 200)


def _soap(inner: str, status: int) -> Response:
    return Response(_ENVELOPE.format(inner), status, media_type="text/xml; charset=utf-8")


_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred"))


def words(number: int) -> str:
    """Say a number below one billion in English words."""
    for size, name in _SCALES:
        if number >= size:
            count, rest = divmod(number, size)
            return f"{words(count)} {name}" + (f" {words(rest)}" if rest else "")
    if number < 20:
        return _SMALL.split()[number]
    tens, ones = divmod(number, 10)
    return _TENS.split()[tens] + (f" {words(ones)}" if ones else "")


ROUTES = [
    Route("/echo", echo, methods=METHODS),
    Route("/form", form, methods=["POST", "PUT", "PATCH"]),
    Route("/soap", soap, methods=["POST"]),
    Route("/cookies", read_cookies),
    Route("/cookies/set", set_cookies),
]

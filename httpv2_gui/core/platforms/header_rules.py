"""Headers, cookies and the token in HTTP V2 16.0 (as published 2026-09-29).

A header value that is no text ends the action with an error; a Headers pane that is only a line
break may lose the connection's headers; the Cookie pane wins only over a header spelt `Cookie`; the
token is put into header values only; headers, cookies and body are logged in clear.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.placeholders import TOKEN
from httpv2_gui.core.platforms import edits
from httpv2_gui.core.platforms.case import Case
from httpv2_gui.core.platforms.finding import Fix, PlatformFinding

_CREDENTIALS = ("authorization", "proxy-authorization", "cookie", "x-api-key", "x-apikey")


def header_number(case: Case) -> Iterator[PlatformFinding]:
    """A number, true, an object as a header's value."""
    names = [
        name for name, value in case.headers.items() if isinstance(value, bool | int | float | dict)
    ]
    if not names:
        return
    headers = edits.with_values(case.request.headers, _as_text)
    yield PlatformFinding(
        rule="secops.header-number",
        severity="warning",
        place="headers",
        message=f"The value of {names[0]} is no text: HTTP V2 16.0 ends with an error of Python.",
        fix=Fix(label="Write it as text", request=case.request.with_values(headers=headers)),
    )


def repeated_header(case: Case) -> Iterator[PlatformFinding]:
    """A list, which here repeats the header."""
    names = [name for name, value in case.headers.items() if isinstance(value, list)]
    if names:
        yield PlatformFinding(
            rule="secops.repeated-header",
            severity="warning",
            place="headers",
            message=f"{names[0]} is a list, to be sent several times: HTTP V2 16.0 cannot do that "
            "and "
            "ends with an error of Python.",
        )


def headers_newline(case: Case) -> Iterator[PlatformFinding]:
    """Blank text that is not empty."""
    text = case.request.headers
    if text and not text.strip():
        yield PlatformFinding(
            rule="secops.headers-newline",
            severity="warning",
            place="headers",
            message="Headers are a line break only. Where the platform hands that on, HTTP V2 16.0 "
            "loses the connection's headers, the API key too, and fails when there is a body.",
            fix=Fix(label="Write {}", request=case.request.with_values(headers="{}")),
        )


def cookie_spelling(case: Case) -> Iterator[PlatformFinding]:
    """A Cookie header in another spelling wins over the Cookie pane."""
    if not case.request.cookies.strip() or case.request.cookies.strip() == "{}":
        return
    odd = [name for name in case.headers if name.lower() == "cookie" and name != "Cookie"]
    if odd:
        headers = edits.with_name(case.request.headers, odd[0], "Cookie")
        yield PlatformFinding(
            rule="secops.cookie-spelling",
            severity="warning",
            place="headers",
            message=f"Headers use “{odd[0]}”: HTTP V2 16.0 lets the Cookie pane win only over "
            "“Cookie”, so the pane would not be sent.",
            fix=Fix(label="Write Cookie", request=case.request.with_values(headers=headers)),
        )


def token_place(case: Case) -> Iterator[PlatformFinding]:
    """The token's placeholder anywhere but in a header's value."""
    request = case.request
    texts = [
        ("url", "URL Path", request.url),
        ("params", "URL Params", request.params),
        ("cookies", "Cookie", request.cookies),
        ("body", "Body Payload", request.body if request.body_source != "file" else ""),
        ("expected_values", "Expected Response Values", request.expected_values),
        ("headers", "a header's name", "".join(case.headers)),
        *((f"parts.{i}.content", "a part", one.content) for i, one in enumerate(request.parts)),
    ]
    for place, label, text in texts:
        if TOKEN in text:
            yield PlatformFinding(
                rule="secops.token-place",
                severity="warning",
                place=place,
                message=f"{TOKEN} stands in {label}. HTTP V2 16.0 puts the token into the values "
                "of "
                "headers only: here the braces would go out as they are.",
            )


def logged(case: Case) -> Iterator[PlatformFinding]:
    """A credential that was typed stands in the platform's log."""
    names = [
        name
        for name, value in case.headers.items()
        if name.lower() in _CREDENTIALS and isinstance(value, str) and value.strip()
    ]
    names += ["Cookie"] if case.request.cookies.strip() not in ("", "{}") else []
    if names:
        yield PlatformFinding(
            rule="secops.logged",
            severity="note",
            place="headers" if names[0] in case.headers else "cookies",
            message="HTTP V2 16.0 writes headers, cookies and body into its log in clear, "
            f"{names[0]} "
            "among them.",
        )


RULES = {
    "secops.header-number": header_number,
    "secops.repeated-header": repeated_header,
    "secops.headers-newline": headers_newline,
    "secops.cookie-spelling": cookie_spelling,
    "secops.token-place": token_place,
    "secops.logged": logged,
}


def _as_text(_name: str, value: str) -> str:
    """Give a value as the text that our own engine sends for it; lists and null stay."""
    if value.startswith(('"', "[")) or value == "null":
        return value
    return json.dumps(value, ensure_ascii=False) if not value.startswith("{") else _object(value)


def _object(value: str) -> str:
    return json_text.quoted(json_text.plain(json_text.parse(json_text.as_json(value))))

"""Bodies that HTTP V2 16.0 makes otherwise (as published 2026-09-29).

It recognises a form by the exact spelling alone; whatever is not JSON it tries as Base64, and
leniently; multipart/form-data gets no boundary and no part headers; there is no body from a file.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator

from httpv2_gui.core.engine import bodies as own_bodies
from httpv2_gui.core.engine.failures import NotSendable
from httpv2_gui.core.engine.files import Files
from httpv2_gui.core.engine.filling import Filling
from httpv2_gui.core.model import placeholders
from httpv2_gui.core.platforms import bodies, edits
from httpv2_gui.core.platforms.case import Case
from httpv2_gui.core.platforms.finding import Fix, PlatformFinding
from httpv2_gui.core.platforms.spoken_bytes import spoken


def content_type_spelling(case: Case) -> Iterator[PlatformFinding]:
    """A form whose header is spelt otherwise goes out as JSON."""
    name = _odd_content_type(case)
    if name is None or not case.payload or _own_media(case) != own_bodies.FORM:
        return
    headers = edits.with_name(case.request.headers, name, bodies.CONTENT_TYPE)
    yield PlatformFinding(
        rule="secops.content-type-spelling",
        severity="warning",
        place="headers",
        message=f"Headers use “{name}”; HTTP V2 16.0 recognises only “Content-Type”, so it would "
        "send JSON instead of a form.",
        fix=Fix(label="Write Content-Type", request=case.request.with_values(headers=headers)),
    )


def form_parameters(case: Case) -> Iterator[PlatformFinding]:
    """A form with `; charset=…`, or in capitals, goes out as JSON."""
    typed = case.headers.get(bodies.CONTENT_TYPE)
    if not case.payload or typed == bodies.FORM or _own_media(case) != own_bodies.FORM:
        return
    if not isinstance(typed, str):
        return
    headers = edits.with_values(
        case.request.headers,
        lambda name, value: f'"{bodies.FORM}"' if name == bodies.CONTENT_TYPE else value,
    )
    yield PlatformFinding(
        rule="secops.form-parameters",
        severity="warning",
        place="headers",
        message=f"The Content-Type is “{typed}”; HTTP V2 16.0 makes a form only of exactly "
        f"“{bodies.FORM}”, so it would send JSON.",
        fix=Fix(
            label="Write it without parameters", request=case.request.with_values(headers=headers)
        ),
    )


def base64_guess(case: Case) -> Iterator[PlatformFinding]:
    """Text that a lenient decoder takes for Base64 goes out as other bytes."""
    if case.request.body_source != "auto" or _own_media(case) == own_bodies.MULTIPART:
        return
    if not case.payload or case.is_json:
        return
    if case.shaped.way not in ("base64", "none"):
        return
    yield PlatformFinding(
        rule="secops.base64-guess",
        severity="warning",
        place="body",
        message="HTTP V2 16.0 tries Base64 on every body that is not JSON, and this one seems to "
        "be "
        f"some: instead of your text it would send {spoken(case.shaped.content)}.",
        fix=_no_base64(case),
    )


def base64_number(case: Case) -> Iterator[PlatformFinding]:
    """Base64 that reads as JSON, such as digits only, is not decoded."""
    if not _is_base64_here(case) or case.shaped.way != "json":
        return
    yield PlatformFinding(
        rule="secops.base64-number",
        severity="warning",
        place="body",
        message="This Base64 is JSON as well, a number: HTTP V2 16.0 would send it as it is "
        "instead "
        "of the bytes it stands for.",
    )


def multipart_boundary(case: Case) -> Iterator[PlatformFinding]:
    """Multipart goes out without boundary, part headers and file names."""
    if case.request.body_source != "auto" or _own_media(case) != own_bodies.MULTIPART:
        return
    if not case.request.parts and not case.payload:
        return
    what = (
        "HTTP V2 16.0 has no parts, only Body Payload"
        if case.request.parts
        else "HTTP V2 16.0 sends the decoded bytes as the whole body"
    )
    yield PlatformFinding(
        rule="secops.multipart-boundary",
        severity="warning",
        place="parts" if case.request.parts else "body",
        message=f"{what}: no boundary, no part headers, no file name. Servers do not take that for "
        "multipart/form-data.",
        fix=_as_one_payload(case),
    )


def body_from_file(case: Case) -> Iterator[PlatformFinding]:
    """There is no body from a file."""
    if case.request.body_source != "file":
        return
    yield PlatformFinding(
        rule="secops.body-file",
        severity="warning",
        place="body_file",
        message="HTTP V2 has no body from a file: it would send none. Choose Binary, typed as "
        "Base64, "
        "and paste the file's Base64 there.",
    )


def null_body(case: Case) -> Iterator[PlatformFinding]:
    """A payload of null sends no body, whatever the Content-Type."""
    media = _own_media(case)
    if case.payload != "null" or case.request.body_source != "auto":
        return
    if not media or own_bodies.is_json(media) or media in (own_bodies.FORM, own_bodies.MULTIPART):
        return
    yield PlatformFinding(
        rule="secops.null-body",
        severity="warning",
        place="body",
        message="HTTP V2 16.0 reads this as JSON's null and would send no body at all.",
    )


RULES = {
    "secops.content-type-spelling": content_type_spelling,
    "secops.form-parameters": form_parameters,
    "secops.base64-guess": base64_guess,
    "secops.base64-number": base64_number,
    "secops.multipart-boundary": multipart_boundary,
    "secops.body-file": body_from_file,
    "secops.null-body": null_body,
}


def _odd_content_type(case: Case) -> str | None:
    if bodies.CONTENT_TYPE in case.headers:
        return None
    return next((one for one in case.headers if one.lower() == "content-type"), None)


def _own_content_type(case: Case) -> str:
    """Give the Content-Type as our own engine finds it."""
    found = (value for name, value in case.headers.items() if name.lower() == "content-type")
    return next((value for value in found if isinstance(value, str)), "")


def _own_media(case: Case) -> str:
    return own_bodies.media_type(_own_content_type(case))


def _is_base64_here(case: Case) -> bool:
    if not case.payload or case.request.parts:
        return False
    if case.request.body_source == "base64":
        return True
    return case.request.body_source == "auto" and _own_media(case) == own_bodies.MULTIPART


# Fixes


def _no_base64(case: Case) -> Fix | None:
    """A comment in XML makes the length impossible for Base64."""
    body = case.request.body
    if not body.lstrip().startswith("<"):
        return None
    for letters in ("a", "ab", "abc", "abcd"):
        comment = f"<!-- {letters} -->"
        start = re.match(r"\s*(?:<\?xml.*?\?>)?", body, re.DOTALL)
        at = start.end() if start else 0
        for changed in (body.rstrip() + comment, body[:at] + comment + body[at:]):
            if bodies.guessed(case.readable(changed)) is None:
                request = case.request.with_values(body=changed)
                return Fix(label="Add a comment that is no Base64", request=request)
    return None


def _as_one_payload(case: Case) -> Fix | None:
    """The finished message in Base64 is sent as it is, there and here."""
    request = case.request
    if any(part.source == "file" for part in request.parts) or _holds_placeholders(case):
        return None
    try:
        made = own_bodies.build(request, _own_content_type(case), Filling.of({}, None), Files())
    except NotSendable:
        return None
    content_type = made.content_type or _own_content_type(case)
    payload = b64encode(made.content).decode()
    if not made.content or bodies.shaped(payload, {}).content != made.content:
        return None
    headers = edits.with_values(
        request.headers,
        lambda name, value: f'"{content_type}"' if name.lower() == "content-type" else value,
    )
    fixed = request.with_values(headers=headers, body=payload, body_source="base64", parts=())
    return Fix(label="Put the whole message into Body Payload", request=fixed)


def _holds_placeholders(case: Case) -> bool:
    texts = [case.request.body]
    for part in case.request.parts:
        texts += [part.name, part.filename, part.content]
    return any(True for text in texts for _found in placeholders.find(text))

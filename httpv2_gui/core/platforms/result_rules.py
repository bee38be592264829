"""Results, files and the rest in HTTP V2 16.0 (as published 2026-09-29).

Base64 Output encodes Python's spelling of the parsed value; a result may have 15 MB; a file whose
Content-Type is unknown is saved under a broken name, or not at all.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator

from httpv2_gui.core.model.request import FIELDS_TO_RETURN
from httpv2_gui.core.model.result import media_type
from httpv2_gui.core.platforms.case import Case
from httpv2_gui.core.platforms.finding import Fix, PlatformFinding

LIMIT = 15_000_000
"""Bytes of a JSON result, as HTTP V2's documentation says: 15 MB."""
RUN_LIMIT_S = 600
"""Seconds that one run of an action may take."""


def base64_repr(case: Case) -> Iterator[PlatformFinding]:
    """Base64 Output of anything but plain text."""
    if case.request.base64_output:
        yield PlatformFinding(
            rule="secops.base64-repr",
            severity="warning",
            place="base64_output",
            message="HTTP V2 16.0 decodes the response to text first and encodes Python's spelling "
            "of "
            "it: files come out damaged, JSON with ' for \". Here the raw bytes are encoded.",
        )


def unknown_fields(case: Case) -> Iterator[PlatformFinding]:
    """A name in Fields To Return that is none of the six."""
    names = case.request.fields_to_return
    unknown = [name for name in names if name not in FIELDS_TO_RETURN]
    if unknown or not names:
        kept = tuple(name for name in names if name in FIELDS_TO_RETURN) or FIELDS_TO_RETURN
        told = f"has “{unknown[0]}”, which is none of the six names" if unknown else "is empty"
        yield PlatformFinding(
            rule="secops.unknown-fields",
            severity="warning",
            place="fields_to_return",
            message=f"Fields To Return {told}: HTTP V2 16.0 would refuse to run.",
            fix=Fix(
                label="Keep the known names",
                request=case.request.with_values(fields_to_return=kept),
            ),
        )


def saved_name(case: Case) -> Iterator[PlatformFinding]:
    """A file without extension, or none at all."""
    answer = case.answer
    if not case.request.save_to_case_wall or answer is None or answer.status >= 400:
        return
    media = media_type(answer.headers)
    if not media:
        told = "The last response has no Content-Type: HTTP V2 16.0 would save nothing and succeed."
    elif mimetypes.guess_extension(media) is None:
        told = (
            f"HTTP V2 16.0 knows no file extension for {media}: it would save a name such as "
            "“attachmentNone”."
        )
    else:
        return
    yield PlatformFinding(
        rule="secops.saved-name", severity="warning", place="save_to_case_wall", message=told
    )


def too_large(case: Case) -> Iterator[PlatformFinding]:
    """More than a JSON result may have."""
    answer = case.answer
    if answer is None or "response_data" not in case.request.fields_to_return:
        return
    size = len(answer.body) * 4 // 3 if case.request.base64_output else len(answer.body)
    if size > LIMIT:
        yield PlatformFinding(
            rule="secops.too-large",
            severity="warning",
            place="fields_to_return",
            message=f"The last response makes a result of about {size / 1_000_000:.1f} MB; the "
            "platform takes 15 MB.",
        )


def timeout(case: Case) -> Iterator[PlatformFinding]:
    """No limit here is no time there; and no action runs longer than the platform lets it."""
    seconds = case.request.timeout_s
    if seconds == 0:
        yield PlatformFinding(
            rule="secops.timeout",
            severity="warning",
            place="timeout_s",
            message="0 means no limit here; HTTP V2 16.0 would fail at once.",
            fix=Fix(label="Write 120", request=case.request.with_values(timeout_s=120)),
        )
    elif seconds > RUN_LIMIT_S:
        yield PlatformFinding(
            rule="secops.timeout",
            severity="note",
            place="timeout_s",
            message=f"The platform ends an action after {RUN_LIMIT_S} s, whatever Request Timeout "
            "is.",
        )


def switched_off(case: Case) -> Iterator[PlatformFinding]:
    """Rows that are kept but not sent."""
    request = case.request
    kept = (request.params_off, request.headers_off, request.cookies_off)
    if any(text.strip() not in ("", "{}") for text in kept):
        yield PlatformFinding(
            rule="secops.switched-off",
            severity="note",
            place="headers_off",
            message="HTTP V2 has no rows that are switched off: they do not go along on export.",
        )


RULES = {
    "secops.base64-repr": base64_repr,
    "secops.unknown-fields": unknown_fields,
    "secops.saved-name": saved_name,
    "secops.too-large": too_large,
    "secops.timeout": timeout,
    "secops.switched-off": switched_off,
}

"""Values that HTTP V2 16.0 writes otherwise (as published 2026-09-29).

JSON is parsed and written again: numbers are respelt, of equal keys the last one stays. Forms and
URL Params take values in Python's spelling, and of nested objects only the names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl

from httpv2_gui.core.model import json_text
from httpv2_gui.core.platforms import bodies, edits, python_json
from httpv2_gui.core.platforms.case import Case
from httpv2_gui.core.platforms.finding import Fix, PlatformFinding, Severity
from httpv2_gui.core.platforms.python_json import Change, PyJson

_PANES = (
    ("params", "URL Params"),
    ("headers", "Headers"),
    ("cookies", "Cookie"),
    ("expected_values", "Expected Response Values"),
)


def numbers(case: Case) -> Iterator[PlatformFinding]:
    """Numbers of the body and of URL Params that would be spelt otherwise, or become others."""
    in_params = python_json.changes(case.readable(case.request.params))
    yield from _numbers("params", [one for one in in_params if one.written is not None])
    if case.request.body_source == "auto":
        yield from _numbers("body", [one for one in case.changes if one.written is not None])


def _numbers(place: str, changed: list[Change]) -> Iterator[PlatformFinding]:
    if not changed:
        return
    worst = next((one for one in changed if not one.keeps_its_value), changed[0])
    severity: Severity = "note" if worst.keeps_its_value else "warning"
    more = f", and {len(changed) - 1} more" if len(changed) > 1 else ""
    ends = (
        "no JSON has that"
        if worst.written == "Infinity"
        else "it writes numbers again instead of sending them as typed"
    )
    yield PlatformFinding(
        rule="secops.numbers",
        severity=severity,
        place=place,
        message=f"HTTP V2 16.0 would make {worst.written} of {worst.typed}{_at(worst)}{more}: "
        f"{ends}.",
    )


def equal_keys(case: Case) -> Iterator[PlatformFinding]:
    """Of keys that repeat, only the last is sent."""
    texts = [(name, label, getattr(case.request, name)) for name, label in _PANES]
    changes = [(place, label, python_json.changes(case.readable(t))) for place, label, t in texts]
    if case.request.body_source == "auto":
        changes.append(("body", "Body Payload", iter(case.changes)))
    for place, label, changed in changes:
        lost = [one for one in changed if one.written is None]
        if lost:
            paths = ", ".join(f"“{path}”" for path in dict.fromkeys(one.path for one in lost))
            yield PlatformFinding(
                rule="secops.equal-keys",
                severity="warning",
                place=place,
                message=f"{label} has {paths} more than once: HTTP V2 16.0 would send only the "
                "last one.",
            )


def form_values(case: Case) -> Iterator[PlatformFinding]:
    """`true`, `false` and nested objects in a form."""
    if case.shaped.way != "form":
        return
    value = python_json.members(case.readable_payload)
    yield from _python_spelling(case, "secops.form-values", "body", value)


def param_values(case: Case) -> Iterator[PlatformFinding]:
    """`true`, `false` and nested objects in URL Params."""
    yield from _python_spelling(case, "secops.param-values", "params", case.params)


def form_text(case: Case) -> Iterator[PlatformFinding]:
    """A form that is typed as `a=1&b=2`, or that is no object, fails."""
    if case.shaped.way != "refused" or case.headers.get(bodies.CONTENT_TYPE) != bodies.FORM:
        return
    yield PlatformFinding(
        rule="secops.form-text",
        severity="warning",
        place="body",
        message="HTTP V2 16.0 makes a form from a JSON object only: with this payload the action "
        "would fail.",
        fix=_form_as_json(case),
    )


def pasted_input(case: Case) -> Iterator[PlatformFinding]:
    """An input with a quote or a line break in it breaks the JSON around it."""
    telling = {
        f"[Input.{name}]": name
        for name, value in case.inputs.items()
        if json_text.quoted(value)[1:-1] != value
    }
    if not telling:
        return
    fields = [(name, getattr(case.request, name)) for name, _label in _PANES]
    for place, text in (*fields, ("body", case.request.body)):
        if not python_json.is_json(json_text.hide_placeholders(text)):
            continue
        names = [name for placeholder, name in telling.items() if placeholder in text]
        if names:
            yield PlatformFinding(
                rule="secops.pasted-input",
                severity="warning",
                place=place,
                message=f"The input {', '.join(names)} has a quote, a backslash or a line break. "
                "The "
                "platform pastes it as it is, so the JSON around it breaks; here it is escaped.",
            )


RULES = {
    "secops.numbers": numbers,
    "secops.equal-keys": equal_keys,
    "secops.form-values": form_values,
    "secops.param-values": param_values,
    "secops.form-text": form_text,
    "secops.pasted-input": pasted_input,
}


def _at(change: Change) -> str:
    return f" (“{change.path}”)" if change.path else ""


def _python_spelling(
    case: Case, rule: str, place: str, value: Mapping[str, PyJson]
) -> Iterator[PlatformFinding]:
    booleans = [name for name, one in value.items() if any(isinstance(x, bool) for x in _flat(one))]
    nested = [name for name, one in value.items() if any(isinstance(x, dict) for x in _flat(one))]
    if nested:
        yield PlatformFinding(
            rule=rule,
            severity="warning",
            place=place,
            message=f"“{nested[0]}” is an object: HTTP V2 16.0 would send the names in it without "
            "their values; here it goes as JSON text.",
        )
    if booleans:
        text = edits.with_values(
            getattr(case.request, place), lambda _name, one: edits.with_quoted_booleans(one)
        )
        yield PlatformFinding(
            rule=rule,
            severity="warning",
            place=place,
            message=f"“{booleans[0]}” is sent as Python spells it, True or False; here as JSON "
            "does.",
            fix=Fix(label="Write it as text", request=case.request.with_values(**{place: text})),
        )


def _flat(value: PyJson) -> Iterator[PyJson]:
    if isinstance(value, list):
        yield from value
    else:
        yield value


def _form_as_json(case: Case) -> Fix | None:
    text = case.request.body.strip()
    if "=" not in text or text.startswith(("{", "[")):
        return None
    found: dict[str, PyJson] = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        before = found.get(name)
        if before is None:
            found[name] = value
        else:
            found[name] = [*before, value] if isinstance(before, list) else [before, value]
    if not found:
        return None
    body = json_text.dump(json_text.parse(python_json.write(found)))
    return Fix(label="Write it as JSON", request=case.request.with_values(body=body))

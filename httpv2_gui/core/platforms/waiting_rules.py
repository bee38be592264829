"""Expected Response Values in HTTP V2 16.0 (as published 2026-09-29).

An absent key counts as matched, all occurrences must agree, a number or true by itself matches
nothing; what is searched is the result after Fields To Return and Base64 Output.
"""

from __future__ import annotations

from collections.abc import Iterator

from httpv2_gui.core.model import poll
from httpv2_gui.core.model.request import Poll
from httpv2_gui.core.platforms import edits, python_json
from httpv2_gui.core.platforms.case import Case
from httpv2_gui.core.platforms.expected import PlatformVerdict, never_matches, verdict_of
from httpv2_gui.core.platforms.finding import Fix, PlatformFinding

_PLACE = "expected_values"


def expected_number(case: Case) -> Iterator[PlatformFinding]:
    """A number, true, false or null by itself never matches; in a list it does."""
    names = [name for name, wanted in case.expected.items() if never_matches(wanted)]
    if not names:
        return
    text = edits.with_values(
        case.request.expected_values,
        lambda name, value: f"[{value}]" if name in names else value,
    )
    wanted = python_json.write(case.expected[names[0]])
    yield PlatformFinding(
        rule="secops.expected-number",
        severity="warning",
        place=_PLACE,
        message=f"HTTP V2 16.0 never finds {wanted} equal to “{names[0]}”, because it is no text: "
        "it "
        "would wait until time is out. In a list it is found.",
        fix=Fix(label="Write it as a list", request=case.request.with_values(expected_values=text)),
    )


def expected_object(case: Case) -> Iterator[PlatformFinding]:
    """An expected object is not compared."""
    names = [name for name, wanted in case.expected.items() if isinstance(wanted, dict)]
    if names:
        yield PlatformFinding(
            rule="secops.expected-object",
            severity="warning",
            place=_PLACE,
            message=f"“{names[0]}” is an object: HTTP V2 16.0 does not compare it and goes on.",
        )


def expected_absent(case: Case) -> Iterator[PlatformFinding]:
    """An absent key counts as matched: said beforehand, and of an answer that shows it."""
    if not case.expected:
        return
    verdict = _verdict(case)
    absent = [one.key for one in verdict.judged if not one.found] if verdict else []
    if verdict is not None and verdict.met and absent:
        yield PlatformFinding(
            rule="secops.expected-absent",
            severity="warning",
            place=_PLACE,
            message=f"“{absent[0]}” is absent from the last response; HTTP V2 16.0 would stop "
            "waiting "
            "and report success.",
        )
    elif verdict is None:
        name = next(iter(case.expected))
        yield PlatformFinding(
            rule="secops.expected-absent",
            severity="note",
            place=_PLACE,
            message=f"Should “{name}” be absent from a response, HTTP V2 16.0 takes that for a "
            "match, "
            "stops waiting and reports success.",
        )


def expected_everywhere(case: Case) -> Iterator[PlatformFinding]:
    """An answer in which not all occurrences agree, or that is no object."""
    verdict, answer = _verdict(case), case.answer
    if verdict is None or answer is None or verdict.met:
        return
    members = poll.expected_members(case.readable(case.request.expected_values))
    if members is None or _known_otherwise(case):
        return
    if poll.judge_bytes(members, answer.body).met:
        yield PlatformFinding(
            rule="secops.expected-everywhere",
            severity="warning",
            place=_PLACE,
            message="The last response is enough here, but HTTP V2 16.0 would go on waiting. "
            f"{verdict}",
        )


def waits_blindly(case: Case) -> Iterator[PlatformFinding]:
    """Without response_data nothing is compared."""
    request = case.request
    if case.expected and "response_data" not in request.fields_to_return:
        more = ("response_data", *request.fields_to_return)
        yield PlatformFinding(
            rule="secops.waits-without-data",
            severity="warning",
            place="fields_to_return",
            message="Without response_data in Fields To Return, HTTP V2 16.0 finds no expected "
            "value "
            "and waits until time is out.",
            fix=Fix(
                label="Return response_data", request=request.with_values(fields_to_return=more)
            ),
        )


def waits_for_base64(case: Case) -> Iterator[PlatformFinding]:
    """With Base64 Output nothing is compared."""
    if case.expected and case.request.base64_output:
        yield PlatformFinding(
            rule="secops.waits-base64",
            severity="warning",
            place="base64_output",
            message="With Base64 Output, HTTP V2 16.0 finds no expected value and waits until time "
            "is out.",
            fix=Fix(
                label="Switch Base64 Output off",
                request=case.request.with_values(base64_output=False),
            ),
        )


def waiting_options(case: Case) -> Iterator[PlatformFinding]:
    """Failure values, waiting on through errors, repeating safe methods only."""
    one, usual = case.request.poll, Poll()
    told = (
        ("Failure Values", one.failure_values.strip() not in ("", "{}")),
        ("Keep waiting on 5xx and 429", one.keep_waiting),
        ("Repeat", one.repeat != usual.repeat),
    )
    names = [name for name, is_set in told if is_set]
    if case.expected and names:
        yield PlatformFinding(
            rule="secops.waiting-options",
            severity="note",
            place="poll",
            message=f"HTTP V2 has no {', '.join(names)}: any 4xx or 5xx ends its wait, any method "
            "is "
            "sent again, and only the time ends a wait that cannot succeed.",
        )


RULES = {
    "secops.expected-number": expected_number,
    "secops.expected-object": expected_object,
    "secops.expected-absent": expected_absent,
    "secops.expected-everywhere": expected_everywhere,
    "secops.waits-without-data": waits_blindly,
    "secops.waits-base64": waits_for_base64,
    "secops.waiting-options": waiting_options,
}


def _verdict(case: Case) -> PlatformVerdict | None:
    """Give what the platform would conclude from the last response, if there is one."""
    if not case.expected or case.answer is None:
        return None
    return verdict_of(case.expected, case.answer.body, case.request)


def _known_otherwise(case: Case) -> bool:
    """Whether another rule says already why it never matches."""
    request = case.request
    return (
        "response_data" not in request.fields_to_return
        or request.base64_output
        or any(never_matches(wanted) for wanted in case.expected.values())
    )

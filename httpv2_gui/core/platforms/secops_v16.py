"""What Google SecOps' HTTP V2 integration, version 16.0, would send and conclude.

The rules are those of its source as published 2026-09-29 (Apache-2.0, chronicle/content-hub), in
our own words. Nothing is sent or stored; of secrets only the token request's headers are looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.platforms import (
    body_rules,
    connection_rules,
    header_rules,
    python_json,
    redirect_rules,
    result_rules,
    value_rules,
    waiting_rules,
)
from httpv2_gui.core.platforms.case import Case, Check
from httpv2_gui.core.platforms.expected import PlatformVerdict, verdict_of
from httpv2_gui.core.platforms.finding import PlatformFinding
from httpv2_gui.core.platforms.preview import PlatformPreview, preview_of

VERSION = "HTTP V2 16.0"
"""How it is called wherever it is shown."""

RULES: Mapping[str, Check] = MappingProxyType(
    {
        **body_rules.RULES,
        **value_rules.RULES,
        **header_rules.RULES,
        **waiting_rules.RULES,
        **result_rules.RULES,
        **connection_rules.RULES,
        **redirect_rules.RULES,
    }
)
"""Every rule by its name, in the order in which findings are told."""

_NO_INPUTS: Mapping[str, str] = MappingProxyType({})


def findings(
    request: Request,
    connection: Connection | None,
    *,
    inputs: Mapping[str, str] = _NO_INPUTS,
    result: Result | None = None,
) -> tuple[PlatformFinding, ...]:
    """Say what it would do otherwise; with the last `result` also what an answer shows.

    Warnings come before notes.
    """
    case = Case(request=request, connection=connection, inputs=inputs, result=result)
    found = [one for rule in RULES.values() for one in rule(case)]
    return tuple(sorted(found, key=lambda one: one.severity != "warning"))


def preview_as(
    request: Request, connection: Connection | None, inputs: Mapping[str, str] = _NO_INPUTS
) -> PlatformPreview:
    """Give the exact request that it would send, with labels in place of secrets."""
    return preview_of(Case(request=request, connection=connection, inputs=inputs))


def verdict_as(expected: str, body: bytes, request: Request) -> PlatformVerdict | None:
    """Say what it would conclude from a response; None when nothing is expected.

    `expected` is the text of the pane, `body` the response as it came in.
    """
    wanted = python_json.members(expected)
    return verdict_of(wanted, body, request) if wanted else None

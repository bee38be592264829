"""`check`: everything that is wrong with a request or a connection, without sending it."""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from httpv2_gui.core.engine.block_preview import preview_block
from httpv2_gui.core.engine.prepare import preview
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import Problem, problems
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.platforms.finding import PlatformFinding
from httpv2_gui.core.storage.file_problem import FileProblem
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.runner import platform_view
from httpv2_gui.runner.block_previewing import problems_of_block
from httpv2_gui.runner.credentials import filled, remedy
from httpv2_gui.runner.opened import Opened
from httpv2_gui.runner.placed import OF_CONNECTION, place
from httpv2_gui.runner.refusal import Exit, Refusal
from httpv2_gui.runner.terminal import one_line, put, put_json, say


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something to correct or to know, for programs."""

    rule: str
    """Stable word, such as `request.headers`, `secret.missing` or `secops.base64-guess`."""
    severity: str
    """`error`, `warning`, or `note`: a difference to the platform that is good to know."""
    place: str
    """File, then field, line and column as far as they are known."""
    message: str
    fix: str = ""


def check(arguments: argparse.Namespace) -> Exit:
    """Do the command."""
    opened = Opened.at(arguments.workspace)
    findings = list(_findings(opened, arguments.name, dict(arguments.inputs)))
    if arguments.json:
        listed = [dataclasses.asdict(finding) for finding in findings]
        put_json(json.dumps(listed, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            put(_line(finding))
        if not findings:
            say("No problems found.")
    return Exit.WRONG if any(one.severity == "error" for one in findings) else Exit.SUCCEEDED


def _line(finding: Finding) -> str:
    fix = f" {finding.fix}" if finding.fix else ""
    return one_line(f"{finding.severity}: {finding.place}: {finding.message}{fix}")


def _findings(opened: Opened, name: str, inputs: dict[str, str]) -> Iterator[Finding]:
    """Look for a request or a block of that name, then for a connection."""
    for folder in ("requests", "blocks", "connections"):
        unreadable = opened.unreadable_file(folder, name)
        if unreadable is not None:
            yield _of_file(unreadable)
            return
    try:
        found = opened.runnable(name)
    except Refusal:
        if not opened.has_connection(name):
            raise
        yield from _of_connection(opened, opened.connection(name))
        return
    if isinstance(found.record, Block):
        yield from _of_block(opened, cast("Entry[Block]", found), inputs)
    else:
        yield from _of_request(opened, cast("Entry[Request]", found), inputs)


def _of_file(problem: FileProblem) -> Finding:
    return Finding(
        rule="file.unreadable",
        severity="error",
        place=place(problem.path, problem.key, problem.line, problem.column),
        message=problem.message,
    )


def _of_request(opened: Opened, entry: Entry[Request], inputs: dict[str, str]) -> Iterator[Finding]:
    try:
        connection = opened.connection_of(entry.record)
    except Refusal as refusal:
        message, _newline, fix = str(refusal).partition("\n")
        yield Finding(
            rule="connection.missing",
            severity="error",
            place=place(entry.path, "connection"),
            message=message,
            fix=one_line(fix),
        )
        connection = None
    record = connection.record if connection is not None else None
    shown = preview(entry.record, record, root=opened.workspace.folder, inputs=inputs)
    for problem in shown.problems:
        if not problem.place.startswith(OF_CONNECTION):
            yield _of_problem(problem, "request", entry)
    for warning in shown.warnings:
        yield Finding(
            rule="request.warning", severity="warning", place=str(entry.path), message=warning
        )
    secrets = filled(opened.workspace, connection).connection if connection is not None else None
    for finding in platform_view.of_request(entry.record, secrets, inputs):
        yield _of_platform(finding, entry)
    if connection is not None:
        yield from _of_connection(opened, connection)


def _of_block(opened: Opened, entry: Entry[Block], inputs: dict[str, str]) -> Iterator[Finding]:
    """Check fields and references, every step as it would be sent, and the connections."""
    connections: dict[str, Entry[Connection]] = {}
    for step in entry.record.steps:
        try:
            connection = opened.connection_of(step, "step")
        except Refusal:
            continue  # the step's preview says so
        if connection is not None:
            connections[step.connection.strip()] = connection
    for index, step in enumerate(entry.record.steps):
        secrets = connections.get(step.connection.strip())
        ready = filled(opened.workspace, secrets).connection if secrets is not None else None
        for finding in platform_view.of_request(step, ready, inputs):
            yield _of_platform(finding, entry, f"steps.{index}.")
    records = {name: one.record for name, one in connections.items()}
    shown = preview_block(entry.record, records, root=opened.workspace.folder, inputs=inputs)
    for problem in problems_of_block(entry.record, shown):
        yield _of_problem(problem, "block", entry)
    for index, one in enumerate(shown):
        for warning in one.warnings:
            yield Finding(
                rule="block.warning",
                severity="warning",
                place=place(entry.path, f"steps.{index}"),
                message=warning,
            )
    for connection in connections.values():
        yield from _of_connection(opened, connection)


def _of_connection(opened: Opened, entry: Entry[Connection]) -> Iterator[Finding]:
    found = filled(opened.workspace, entry)
    absent = {f"auth.{declared.name}" for declared in found.missing}
    absent |= {declared.name for declared in found.missing}
    for problem in problems(found.connection):
        if problem.place not in absent:
            yield _of_problem(problem, "connection", entry)
    for declared in found.missing:
        yield Finding(
            rule="secret.missing",
            severity="warning",
            place=place(entry.path, declared.name),
            message=f"{declared.label} is not set on this machine.",
            fix=remedy(entry, declared.name),
        )
    for finding in platform_view.of_connection(found.connection):
        yield _of_platform(finding, entry)


def _of_platform(
    finding: PlatformFinding,
    entry: Entry[Request] | Entry[Connection] | Entry[Block],
    within: str = "",
) -> Finding:
    field = finding.place.removeprefix("connection").removeprefix(".")
    return Finding(
        rule=finding.rule,
        severity=finding.severity,
        place=place(entry.path, f"{within}{field}".removesuffix(".")),
        message=finding.message,
        fix=f"{finding.fix.label}." if finding.fix is not None else "",
    )


def _of_problem(
    problem: Problem, noun: str, entry: Entry[Request] | Entry[Connection] | Entry[Block]
) -> Finding:
    return Finding(
        rule=f"{noun}.{problem.place}",
        severity=problem.severity,
        place=place(entry.path, problem.place, problem.line, problem.column),
        message=f"{problem.label}: {problem.message}",
    )

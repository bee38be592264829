"""Request, connection and placeholder values to exactly what goes out, and the preview of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from httpv2_gui.core.auth import Scheme, scheme_of
from httpv2_gui.core.engine import address, bodies, fillable, form, guard, headers, wire
from httpv2_gui.core.engine.address import Address, AddressError
from httpv2_gui.core.engine.bodies import Body
from httpv2_gui.core.engine.failures import NotSendable
from httpv2_gui.core.engine.files import Files
from httpv2_gui.core.engine.filling import Filling, Pair
from httpv2_gui.core.engine.headers import Line, Typed
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import Kind, Problem
from httpv2_gui.core.model.json_text import JsonError
from httpv2_gui.core.model.redact import Known, Redactor
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.secret import Secret

PREVIEW_LIMIT = 65536
"""A preview reads no more than this of a file."""


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A request ready to be signed and sent, and to be sent again."""

    method: str
    address: Address
    lines: tuple[Line, ...] = ()
    body: bytes = b""
    body_private: bool = False
    """A value of the connection is placed in the body; whether another secret is, is looked up."""
    sent_as: str = ""
    warnings: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Warnings with a place; errors raise NotSendable instead."""
    secret: Known | None = None
    """A password typed into the URL: it is shown nowhere."""


@dataclass
class _Notes:
    problems: list[Problem] = field(default_factory=list[Problem])
    warnings: list[str] = field(default_factory=list[str])


def prepare(request: Request, filling: Filling, redactor: Redactor, files: Files) -> Prepared:
    """Fill, join and build; raises NotSendable with all problems at once."""
    prepared, problems = _prepare(request, filling, redactor, files)
    errors = tuple(one for one in problems if one.severity == "error")
    if errors or prepared is None:
        raise NotSendable(errors)
    return prepared


def _prepare(
    request: Request, filling: Filling, redactor: Redactor, files: Files
) -> tuple[Prepared | None, list[Problem]]:
    notes = _Notes(list(fillable.unfilled(request, filling)))
    target = _target(request, filling, notes)
    if target is None:
        return None, notes.problems
    pairs = _pairs("headers", "Headers", request.headers, filling, notes)
    typed = headers.typed_headers(pairs, redactor, https=target.origin.scheme == "https")
    notes.problems.extend(typed.problems)
    notes.warnings.extend(typed.warnings)
    body = _body(request, typed.get("content-type"), filling, files, notes)
    prepared = Prepared(
        method=request.method,
        address=target.without_userinfo(),
        lines=tuple(_lines(request, target, typed, body, (filling, notes))),
        body=body.content,
        body_private=fillable.body_uses_connection(request),
        sent_as=body.sent_as,
        warnings=tuple(notes.warnings),
        problems=tuple(one for one in notes.problems if one.severity != "error"),
        secret=_url_password(target),
    )
    return prepared, notes.problems


def _target(request: Request, filling: Filling, notes: _Notes) -> Address | None:
    query = form.encode(
        (pair.name, pair.value)
        for pair in _pairs("params", "URL Params", request.params, filling, notes)
    )
    try:
        target = address.read(filling.url(request.url)).with_query(query)
        target.as_httpx()
    except AddressError as error:
        notes.problems.append(Problem("url", "URL Path", str(error)))
        return None
    return target


def _url_password(target: Address) -> Known | None:
    if target.userinfo is None or not target.userinfo[1]:
        return None
    name, password = target.userinfo
    return Known("password of the URL", password, basic_user=name)


def _pairs(place: str, label: str, text: str, filling: Filling, notes: _Notes) -> list[Pair]:
    try:
        return filling.pairs(text)
    except JsonError as error:
        notes.problems.append(
            Problem(place, label, error.message, line=error.line, column=error.column)
        )
        return []


def _body(
    request: Request, content_type: str, filling: Filling, files: Files, notes: _Notes
) -> Body:
    try:
        body = bodies.build(request, content_type, filling, files)
    except NotSendable as refused:
        notes.problems.extend(refused.problems)
        return Body(sent_as="The body cannot be made yet")
    notes.problems.extend(body.problems)
    notes.warnings.extend(body.warnings)
    return body


def _lines(
    request: Request, target: Address, typed: Typed, body: Body, how: tuple[Filling, _Notes]
) -> Iterator[Line]:
    filling, notes = how
    pairs = _pairs("cookies", "Cookie", request.cookies, filling, notes)
    cookies = list(headers.cookie_line(pairs))
    notes.problems.extend(headers.cookie_problems(cookies))
    notes.warnings.extend(headers.cookie_warnings(pairs))
    lines: list[Line] = []
    if target.userinfo is not None and not typed.get("authorization"):
        lines.append(headers.userinfo_line(target.userinfo))
    for line in typed.lines:
        if line.named("cookie") and cookies:
            continue  # the Cookie pane wins over a typed Cookie header
        if line.named("content-type") and body.content_type is not None:
            continue  # a multipart body brings the type with its boundary
        lines.append(line)
    if body.content_type is not None:
        lines.append(Line("Content-Type", body.content_type))
    lines.extend(cookies)
    yield from lines
    yield from headers.default_lines(lines, typed.left_out)


# Preview


@dataclass(frozen=True, kw_only=True)
class Preview:
    """The exact request that would be sent, with labels in place of secrets."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    sent_as: str = ""
    """Such as `Sent as application/json, 23 bytes`."""
    problems: tuple[Problem, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def sendable(self) -> bool:
        """Whether nothing refuses it."""
        return not any(problem.severity == "error" for problem in self.problems)


def preview(
    request: Request,
    connection: Connection | None,
    *,
    root: Path | None = None,
    inputs: Mapping[str, str] = MappingProxyType({}),
    limit: int | None = PREVIEW_LIMIT,
) -> Preview:
    """Show what would go out. No network, no real secret: stand-ins go through the same code.

    No more than `limit` bytes of a file are read; None reads and shows all of it.
    """
    connection, scheme = _with_stand_ins(connection)
    token = _stand_in() if scheme.token_flow() is not None else None
    redactor = Redactor(scheme.known_secrets())
    if token is not None:
        redactor.learn(Known("token", token))
    filling = Filling.of(inputs, token, scheme.values())
    prepared, problems = _prepare(request, filling, redactor, Files(root, limit))
    problems = _without_repeats([*_problems_of(request, connection), *problems])
    if prepared is None:
        shown = redactor.text(request.url.strip())
        return Preview(method=request.method, url=shown, problems=tuple(problems))
    problems.extend(_refusals(prepared, connection))
    return _shown(prepared, scheme, redactor, problems)


def _shown(
    prepared: Prepared, scheme: Scheme, redactor: Redactor, problems: list[Problem]
) -> Preview:
    if prepared.secret is not None:
        redactor.learn(prepared.secret)
    signed = wire.signed(prepared, scheme.preview_signer(), [])
    url = wire.url_of(signed, prepared.address)
    body = redactor.bytes(prepared.body)
    return Preview(
        method=prepared.method,
        url=redactor.text(url),
        headers=tuple(
            (
                name,
                _length(value)
                if name.lower() == "content-length" and body != prepared.body
                else redactor.text(value),
            )
            for name, value in wire.texts(signed.headers.raw)
        ),
        body=body,
        sent_as=prepared.sent_as,
        problems=tuple(problems),
        warnings=tuple(map(redactor.text, (*prepared.warnings, *_follows(prepared, scheme)))),
    )


def _follows(prepared: Prepared, scheme: Scheme) -> Iterator[str]:
    """Say what is not there yet; a typed Authorization header would be sent in its place."""
    is_typed = any(line.named("authorization") for line in prepared.lines)
    if scheme.waits_for_challenge and not is_typed:
        yield f"Sent like this first. The server's challenge is answered with: {scheme.adds()[0]}."


def _length(value: str) -> str:
    return f"about {value}, depends on the secret"


def _problems_of(request: Request, connection: Connection | None) -> list[Problem]:
    found = fields.problems(request.with_values(name=request.name or "Request"))
    if connection is not None:
        named = connection.with_values(name=connection.name or "Connection")
        stand_ins = {f"auth.{one.name}" for one, _ in fields.secrets_of(scheme_of(connection))}
        found += [
            one.within("connection")
            for one in fields.problems(named)
            if one.place not in stand_ins  # what stands in for a secret says nothing about it
        ]
    return found


def _without_repeats(problems: list[Problem]) -> list[Problem]:
    """Keep the first problem of each place and line: two readers of one text may both complain."""
    return list({(one.place, one.line): one for one in reversed(problems)}.values())[::-1]


def _refusals(prepared: Prepared, connection: Connection | None) -> Iterator[Problem]:
    for refusal in guard.refusals(prepared.address, prepared.lines, connection):
        yield Problem("url", "URL Path", f"{refusal.message} {refusal.hint}")


def _stand_in() -> str:
    return f"zq{secrets.token_hex(12)}qz"


def _with_stand_ins(connection: Connection | None) -> tuple[Connection | None, Scheme]:
    """Put a unique text in place of each secret, filled or not, so that no real one is touched."""
    scheme = scheme_of(connection)
    stand_ins = {
        declared.name: Secret(_stand_in())
        for declared in fields.fields_of(scheme)
        if declared.kind.is_secret and declared.kind is not Kind.SECRET_JSON and not declared.hidden
    } | {
        declared.name: Secret()
        for declared in fields.fields_of(scheme)
        if declared.kind is Kind.SECRET_JSON  # only the token request uses these
    }
    scheme = scheme.with_values(**stand_ins)
    return (connection.with_values(auth=scheme) if connection is not None else None), scheme

"""What must hold for every scheme, the next one included."""

from __future__ import annotations

import copy
import pickle

import httpx
import pytest

from httpv2_gui.core.auth import SCHEMES, Scheme, scheme_named, scheme_of
from httpv2_gui.core.engine.prepare import preview
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import Kind, fields_of, problems
from httpv2_gui.core.model.redact import Redactor
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.secret import Secret

HUSH = "hush-Äß/+%-0123456789"
HUSH_HEADER = "hush-0123456789"


def filled(cls: type[Scheme], hush: str = HUSH_HEADER) -> Scheme:
    values: dict[str, object] = {}
    for declared in fields_of(cls):
        if declared.kind is Kind.SECRET:
            values[declared.name] = Secret(hush)
        elif declared.kind is Kind.SECRET_JSON:
            values[declared.name] = Secret(f'{{"X-Secret": "{hush}"}}')
        elif declared.kind is Kind.URL:
            values[declared.name] = "https://auth.example.com/token"
        elif declared.kind is Kind.TEXT:
            values[declared.name] = "x-name"
    return cls().with_values(**values)


every_scheme = pytest.mark.parametrize("cls", SCHEMES, ids=lambda cls: cls.name)


@every_scheme
def test_names_are_stable_and_titles_are_there(cls: type[Scheme]) -> None:
    assert cls.name == cls.name.lower()
    assert cls.title
    assert cls.summary.endswith(".")
    assert scheme_named(cls.name) is cls


@every_scheme
def test_empty_one_is_a_record_whose_problems_are_the_required_fields(cls: type[Scheme]) -> None:
    empty = cls()
    required = {one.name for one in fields_of(cls) if one.required and one.shows(empty)}
    assert {problem.place for problem in problems(cls())} == required


@every_scheme
def test_filled_one_has_no_problems(cls: type[Scheme]) -> None:
    assert problems(filled(cls)) == []


@every_scheme
def test_secrets_are_in_no_text_of_it(cls: type[Scheme]) -> None:
    scheme = filled(cls)
    assert "hush" not in f"{scheme!r} {scheme} {copy.deepcopy(scheme)!r}"
    if any(declared.kind.is_secret for declared in fields_of(cls)):
        with pytest.raises(TypeError):
            pickle.dumps(scheme)


@every_scheme
def test_problems_hold_no_secret(cls: type[Scheme]) -> None:
    broken = filled(cls, 'hush\n"')
    assert "hush" not in " ".join(str(problem) for problem in problems(broken))


@every_scheme
def test_every_secret_is_known_to_the_redactor(cls: type[Scheme]) -> None:
    scheme = filled(cls)
    redactor = Redactor(scheme.known_secrets())
    has_secrets = any(declared.kind.is_secret for declared in fields_of(cls))
    assert redactor.finds(HUSH_HEADER) is has_secrets


@every_scheme
@pytest.mark.parametrize("hush", [HUSH, HUSH_HEADER, "x"])
def test_signed_request_can_be_redacted(cls: type[Scheme], hush: str) -> None:
    scheme = filled(cls, hush)
    signer = scheme.signer()
    if signer is None:
        assert scheme.adds() in ((), ("{{integration.token}}",))
        return
    assert scheme.adds()
    request = next(signer.sync_auth_flow(httpx.Request("GET", "https://h/")))
    redactor = Redactor(scheme.known_secrets())
    sent = [redactor.text(value.decode()) for _name, value in request.headers.raw]
    assert any("<" in value for value in sent)
    assert hush == "x" or all(hush not in value for value in sent)


@every_scheme
def test_preview_needs_no_secret_and_shows_none(cls: type[Scheme]) -> None:
    request = Request(
        url="https://h/?t={{integration.token}}" if cls().token_flow() else "https://h/"
    )
    with_secrets = preview(request, Connection(name="c", auth=filled(cls)))
    without = filled(cls).with_values(
        **{one.name: Secret() for one in fields_of(cls) if one.kind.is_secret}
    )
    assert with_secrets == preview(request, Connection(name="c", auth=without))
    assert "hush" not in repr(with_secrets)
    assert with_secrets.sendable


def test_no_connection_is_no_authentication() -> None:
    assert scheme_of(None).name == "none"
    assert scheme_of(Connection(name="c")).name == "none"
    assert scheme_named("nonsense") is None

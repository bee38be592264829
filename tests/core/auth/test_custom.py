from __future__ import annotations

import pytest

from httpv2_gui.core.auth.custom import CustomAuth
from httpv2_gui.core.model.redact import Redactor
from httpv2_gui.core.model.secret import Secret
from tests.core.auth.hints import hint_of

AUTH = CustomAuth(username="jürgen/x", password=Secret("s3 cr€t"))


def test_both_values_have_their_placeholders_and_no_header_is_added() -> None:
    values = AUTH.values()
    assert values["{{integration.username}}"].text.reveal() == "jürgen/x"
    assert values["{{integration.password}}"].text.reveal() == "s3 cr€t"
    assert AUTH.signer() is None
    assert AUTH.adds() == tuple(values)


@pytest.mark.parametrize("encode", [True, False])
def test_encoding_in_the_url_is_a_choice(encode: bool) -> None:
    values = AUTH.with_values(encode_in_url=encode).values().values()
    assert {one.encoded_in_url for one in values} == {encode}


def test_both_are_redacted_also_as_they_stand_in_a_path() -> None:
    redactor = Redactor(AUTH.known_secrets())
    assert redactor.text("/v1/j%C3%BCrgen%2Fx/s3%20cr%e2%82%act") == "/v1/<User Name>/<Password>"
    assert redactor.text("jürgen/x s3+cr%E2%82%ACt") == "<User Name> <Password>"


@pytest.mark.parametrize(("status", "explains"), [(401, True), (403, True), (400, False)])
def test_refusal_names_fields_and_placeholders(status: int, explains: bool) -> None:
    hint = hint_of(AUTH, status)
    assert bool(hint) is explains
    assert ("Check User Name and Password" in hint) is explains
    assert ("{{integration.password}}" in hint) is explains

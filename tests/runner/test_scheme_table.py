from httpv2_gui.core.auth import SCHEMES
from httpv2_gui.core.model.fields import fields_of
from tests.runner.conftest import Call


def test_every_scheme_and_field_is_in_the_table(call: Call) -> None:
    called = call("schemes")
    assert called.code == 0
    for scheme in SCHEMES:
        assert f'scheme = "{scheme.name}"' in called.out
        for declared in fields_of(scheme):
            assert f"{declared.name} " in called.out
            assert declared.label in called.out


def test_secrets_name_their_variable(call: Call) -> None:
    assert "HTTPV2_SECRET_<CONNECTION>_PASSWORD" in call("schemes").out

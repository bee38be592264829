import gssapi
import krb5
import pytest
from gssapi.raw import GSSError, acquire_cred_from

from httpv2_gui.core.auth.kerberos_ticket import ticket
from tests.servers.kerberos import REALM, USERS, Kerberos


def owner(cache: str) -> str:
    found = acquire_cred_from({b"ccache": cache.encode()}, usage="initiate")
    return str(gssapi.Credentials(found.creds).name)


@pytest.mark.parametrize("user", ["tester", "secretary"])
def test_password_gives_a_ticket_while_it_is_needed(kerberos: Kerberos, user: str) -> None:
    with ticket(user, USERS[user]) as cache:
        assert owner(cache) == f"{user}@{REALM}"
    with pytest.raises(GSSError):
        owner(cache)


def test_wrong_password_gives_none(kerberos: Kerberos) -> None:
    with pytest.raises(krb5.Krb5Error) as caught, ticket("tester", "wrong-pass"):
        pass
    assert "wrong-pass" not in str(caught.value)


def test_half_a_character_gives_none(kerberos: Kerberos) -> None:
    with pytest.raises(krb5.Krb5Error), ticket("tester\ud800", "pass\ud800"):
        pass


def test_heimdal_is_given_the_realms_defaults(
    kerberos: Kerberos, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(krb5, "principal_get_realm", lambda *_: b"REALM", raising=False)
    name = "get_init_creds_opt_set_default_flags"
    monkeypatch.setattr(krb5, name, lambda *values: asked.append(values[2:]), raising=False)
    with ticket("tester", USERS["tester"]):
        assert asked == [(b"gss_krb5", b"REALM")]

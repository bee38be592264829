"""What a sign-in begins with, on this computer and on others."""

from __future__ import annotations

import subprocess
import sys

import pytest

from httpv2_gui.core.auth.negotiate_context import Identity, conversation
from httpv2_gui.core.auth.signing import SigningError
from httpv2_gui.core.auth.windows_account import Account
from httpv2_gui.core.model.secret import Secret

ME = Identity(account=Account("CORP", "me"), password=Secret("hush-hush-42"))

WITHOUT_KERBEROS = """
import sys
sys.modules["gssapi"] = sys.modules["krb5"] = None
from httpv2_gui.core.auth.negotiate_context import Identity, conversation
from httpv2_gui.core.auth.signing import SigningError
from httpv2_gui.core.auth.windows_account import Account
from httpv2_gui.core.model.secret import Secret
me = Identity(account=Account("CORP", "me"), password=Secret("hush-hush-42"))
for mode, identity in (("kerberos", me), ("kerberos", Identity(account=None))):
    try:
        with conversation(mode, identity, "h", None) as talk:
            talk.step(None)
    except SigningError as error:
        print(error.message, error.hint)
for mode in ("ntlm", "negotiate"):
    with conversation(mode, me, "h", None) as talk:
        print(len(talk.step(None)) > 30)
"""


def python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=20
    )
    return done.stdout


def test_without_kerberos_its_extra_is_named_and_ntlm_works() -> None:
    first, second, *ntlm = python(WITHOUT_KERBEROS).splitlines()
    assert first == second
    assert "Kerberos is not installed" in first
    assert "httpv2-gui[kerberos]" in first
    assert "libkrb5-dev" in first
    assert ntlm == ["True", "True"]


def test_import_is_lazy() -> None:
    modules = python("import sys, httpv2_gui.core.auth; print(*sys.modules)").split()
    assert "httpv2_gui.core.auth.negotiate" in modules
    assert not {"spnego", "gssapi", "krb5"} & set(modules)


def test_ntlm_begins_with_its_greeting() -> None:
    with conversation("ntlm", ME, "h", None) as talk:
        token = talk.step(None)
    assert token is not None
    assert token.startswith(b"NTLMSSP\0\x01")
    assert not talk.used_kerberos


def test_tokens_are_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"), conversation("negotiate", ME, "h", None) as talk:
        talk.step(None)
    assert not [one for one in caplog.records if one.name.startswith("spnego")]


def test_ntlm_challenge_that_is_none_is_an_error_in_words() -> None:
    with conversation("ntlm", ME, "h", None) as talk:
        talk.step(None)
        with pytest.raises(SigningError) as caught:
            talk.step(b"NTLMSSP\0\x02 nonsense")
    assert "hush" not in f"{caught.value} {caught.value.hint}"


def test_half_a_character_in_the_password_is_sent_as_it_is() -> None:
    odd = Identity(account=Account("CORP", "me"), password=Secret("hush-hush\ud800"))
    with conversation("ntlm", odd, "h", None) as talk:
        assert talk.step(None)

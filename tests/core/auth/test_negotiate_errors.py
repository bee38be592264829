"""Codes of Kerberos, GSSAPI and SSPI to words."""

from __future__ import annotations

import pytest

from httpv2_gui.core.auth import negotiate_errors
from httpv2_gui.core.auth.negotiate_errors import Asked, UnexplainedError, UnreadableError
from httpv2_gui.core.auth.windows_account import Account

ASKED = Asked("web.example.com", Account("CORP", "me"))
SIGNED_IN = Asked("web.example.com", None)


class CodedError(Exception):
    def __init__(self, **codes: int) -> None:
        super().__init__("hush-hush-42")
        self.__dict__.update(codes)


def words(error: Exception, asked: Asked = ASKED) -> str:
    found = negotiate_errors.in_words(error, asked)
    return f"{found.message} {found.hint}"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (-1765328360, "refuses the password of me@CORP"),
        (-1765328378, "does not know me@CORP"),
        (-1765328361, "has expired"),
        (-1765328366, "locked"),
        (-1765328377, "HTTP/web.example.com"),
        (-1765328352, "ticket has expired"),
        (-1765328347, "clocks"),
        (-1765328228, "of the realm CORP can be reached"),
        (-1765328230, "does not know the realm"),
        (-1765328189, "no ticket for me@CORP"),
        (-1765328249, "/etc/krb5.conf"),
        (-1765328370, "RC4"),
    ],
)
def test_kerberos(code: int, expected: str) -> None:
    assert expected in words(CodedError(err_code=code))
    assert expected in words(CodedError(min_code=code % (1 << 32), maj_code=851968))
    assert "hush" not in words(CodedError(err_code=code))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (-2146893044, "refuses the password"),
        (-2146893053, "knows no service"),
        (-2146893039, "can be reached"),
        (-2146893020, "clocks"),
    ],
)
def test_windows(code: int, expected: str) -> None:
    assert expected in words(CodedError(winerror=code))


def test_libraries_that_are_not_there_are_named() -> None:
    outer = ValueError("outer")
    outer.__cause__ = ImportError("no module named gssapi")
    assert "httpv2-gui[kerberos]" in words(outer)


def test_signed_in_user_is_told_of_kinit() -> None:
    assert "kinit" in words(CodedError(maj_code=458752), SIGNED_IN)
    assert "kinit" in words(CodedError(maj_code=720896), SIGNED_IN)


def test_windows_has_no_kinit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(negotiate_errors.sys, "platform", "win32")
    assert "kinit" not in words(CodedError(winerror=-2146893042), SIGNED_IN)


def test_cause_is_looked_for_behind_the_error() -> None:
    outer = ValueError("outer")
    outer.__cause__ = CodedError(err_code=-1765328360)
    assert "refuses the password" in words(outer)


def test_unknown_error_gives_no_text_of_strangers() -> None:
    error = negotiate_errors.in_words(CodedError(err_code=1), ASKED)
    assert isinstance(error, UnexplainedError)
    assert "hush" not in f"{error.message} {error.hint}"
    assert "me@CORP" in error.message


@pytest.mark.parametrize(("code", "kind"), [(31, UnreadableError), (41, UnreadableError)])
def test_token_of_the_server_is_no_wrong_password(
    code: int, kind: type[negotiate_errors.SigningError]
) -> None:
    error = negotiate_errors.of_answer(CodedError(min_code=code - 1765328384), ASKED)
    assert isinstance(error, kind)
    assert "keytab" in error.hint


def test_server_tells_of_clocks() -> None:
    error = negotiate_errors.of_answer(CodedError(min_code=37 - 1765328384), ASKED)
    assert "clocks" in error.message

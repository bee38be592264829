"""Why no NTLM or Kerberos token could be made, in plain words that name the field to change.

Codes are those of MIT Kerberos (krb5.h) and of GSSAPI (RFC 2744 §3.9.1); no text of the libraries
is used where a code is known, and never a password: they do not put one into their messages.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from httpv2_gui.core.auth.signing import SigningError
from httpv2_gui.core.auth.windows_account import Account

_KRB5 = -1765328384
"""Where the error codes of Kerberos begin (ERROR_TABLE_BASE_krb5)."""

_SEC = -2146893056
"""Where the error codes of Windows' SSPI begin (winerror.h)."""


def _kerberos(*numbers: int) -> frozenset[int]:
    return frozenset(_KRB5 + one for one in numbers)


def _windows(*numbers: int) -> frozenset[int]:
    return frozenset(_SEC + one for one in numbers)


WRONG_PASSWORD = _kerberos(24, 31, 210) | _windows(12)
_UNKNOWN_USER = _kerberos(6)
_PASSWORD_EXPIRED = _kerberos(23)
_LOCKED = _kerberos(1, 18, 21)
REFUSED_USER = WRONG_PASSWORD | _PASSWORD_EXPIRED | _LOCKED
"""The key distribution centre knows the user and says no: asking again would count as a try."""
_UNKNOWN_SERVICE = _kerberos(7) | _windows(3)
_TICKET_EXPIRED = _kerberos(32) | {720896, 786432}
_CLOCKS = _kerberos(33, 37, 148) | _windows(36)
_NO_KDC = _kerberos(156, 220) | _windows(17)
_NO_REALM = _kerberos(154, 217, 224)
_NO_TICKET = _kerberos(141, 193, 195) | _windows(14) | {458752}
_NO_CONFIGURATION = _kerberos(135, 136)
_NO_CIPHER = _kerberos(14)
_UNREADABLE = _kerberos(31, 41, 44, 45)
"""What an end says of the other's token: it cannot decrypt it, or has no key for it."""

INSTALL = (
    "Install the extra: pip install 'httpv2-gui[kerberos]'. On Debian and Ubuntu it first needs: "
    "sudo apt-get install libkrb5-dev gcc python3-dev krb5-user."
)


class UnexplainedError(SigningError):
    """An error that tells a person nothing; where the server refused, its refusal says more."""


class UnreadableError(SigningError):
    """One end cannot read what the other made with the key that both should have."""


@dataclass(frozen=True)
class Asked:
    """What was asked for when it failed."""

    host: str
    account: Account | None
    """None: the signed-in user."""


def in_words(error: Exception, asked: Asked) -> SigningError:
    """Say what an exception of pyspnego, gssapi or krb5 means."""
    causes = list(_chain(error))
    if any(isinstance(cause, ImportError) for cause in causes):
        return SigningError("Kerberos is not installed with this program.", INSTALL)
    codes = codes_of(error)
    for known, words in _WORDS:
        if codes & known:
            return SigningError(*words(asked))
    return _unknown(error, asked)


def of_answer(error: Exception, asked: Asked) -> SigningError:
    """Say what an exception means that a token of the server caused."""
    codes = codes_of(error)
    if codes & _UNREADABLE:
        return UnreadableError(*_unreadable(asked))
    for known, words in ((_CLOCKS, _clocks), (_TICKET_EXPIRED, _ticket_expired)):
        if codes & known:
            return SigningError(*words(asked))
    return _unknown(error, asked)


def codes_of(error: Exception) -> frozenset[int]:
    """Give every error code that an exception and its causes carry."""
    return frozenset(code for cause in _chain(error) for code in _codes(cause))


def no_password(asked: Asked) -> SigningError:
    """Say why NTLM cannot sign in whoever is signed in, away from Windows."""
    del asked
    return SigningError(
        "NTLM needs a password: only Windows can lend the one of the signed-in user.",
        "Switch Use the signed-in user off and fill in Domain, User Name and Password.",
    )


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop(0)
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [getattr(one, "base_error", None), one.__cause__, one.__context__]


def _codes(error: BaseException) -> Iterator[int]:
    for name in ("min_code", "maj_code", "err_code", "winerror"):
        code = getattr(error, name, None)
        if isinstance(code, int) and code:
            # gssapi gives the code of Kerberos as 32 bits without a sign.
            yield code - (1 << 32) if code >= 1 << 31 else code


def _who(asked: Asked) -> str:
    return asked.account.principal if asked.account else "the signed-in user"


def _wrong_password(asked: Asked) -> tuple[str, str]:
    return (
        f"Kerberos refuses the password of {_who(asked)}.",
        "Check Password, and User Name with its capital letters. Each try counts: a domain may "
        "lock the account after a few.",
    )


def _unknown_user(asked: Asked) -> tuple[str, str]:
    return (
        f"Kerberos does not know {_who(asked)}.",
        "Check User Name and Domain. Domain is the Kerberos realm here, as a rule in capital "
        "letters: CORP.EXAMPLE.COM.",
    )


def _password_expired(asked: Asked) -> tuple[str, str]:
    return (
        f"The password of {_who(asked)} has expired.",
        "Set a new one (kpasswd, or at the next sign-in on Windows), then fill it in as Password.",
    )


def _locked(asked: Asked) -> tuple[str, str]:
    return (
        f"The account {_who(asked)} is locked, disabled, or not valid at this time.",
        "Ask the domain's administrator, or fill in another User Name.",
    )


def _unknown_service(asked: Asked) -> tuple[str, str]:
    return (
        f"Kerberos knows no service HTTP/{asked.host}.",
        "Use the host name that the server was registered under in the URL, not an address or an "
        "alias. On Windows, setspn -Q HTTP/… lists the names.",
    )


def _ticket_expired(asked: Asked) -> tuple[str, str]:
    del asked
    return "The Kerberos ticket has expired.", f"Get a new one with kinit. {_OR_PASSWORD}"


def _no_ticket(asked: Asked) -> tuple[str, str]:
    if sys.platform == "win32":
        return "Windows has no credentials of the signed-in user to give.", _OR_PASSWORD
    if asked.account is not None:
        return f"Kerberos gave no ticket for {_who(asked)}.", "Check User Name and Domain."
    return "There is no Kerberos ticket.", f"Get one with kinit. {_OR_PASSWORD}"


_OR_PASSWORD = "Or switch Use the signed-in user off and fill in User Name and Password."  # noqa: S105


def _clocks(asked: Asked) -> tuple[str, str]:
    del asked
    return (
        "The clocks of this computer and of the Kerberos server differ too much.",
        "Kerberos allows five minutes. Set the clock of this computer, time zone included.",
    )


def _no_kdc(asked: Asked) -> tuple[str, str]:
    realm = asked.account.realm if asked.account else ""
    return (
        f"No Kerberos server of {f'the realm {realm}' if realm else 'the realm'} can be reached.",
        "Check Domain, the VPN, and that port 88 is open. /etc/krb5.conf or DNS says where the "
        "server is.",
    )


def _no_realm(asked: Asked) -> tuple[str, str]:
    return (
        f"Kerberos does not know the realm of {_who(asked)}.",
        "Fill in Domain with the realm, as a rule in capital letters: CORP.EXAMPLE.COM. "
        "/etc/krb5.conf or DNS has to know it.",
    )


def _no_configuration(asked: Asked) -> tuple[str, str]:
    del asked
    return (
        "The Kerberos configuration cannot be read.",
        "Check /etc/krb5.conf, or the file that the variable KRB5_CONFIG names.",
    )


def _no_cipher(asked: Asked) -> tuple[str, str]:
    return (
        f"The Kerberos server has no key for {_who(asked)} that this computer accepts.",
        "The account may only have an RC4 or DES key. Its administrator can set the password anew, "
        "which makes AES keys.",
    )


def _unreadable(asked: Asked) -> tuple[str, str]:
    return (
        f"{asked.host} cannot read the Kerberos ticket that was made for it.",
        "The key in its keytab is not the one that the realm has for HTTP/… on this host. Its "
        "administrator has to renew the keytab; or the name is registered for another account.",
    )


_WORDS = (
    (WRONG_PASSWORD, _wrong_password),
    (_UNKNOWN_USER, _unknown_user),
    (_PASSWORD_EXPIRED, _password_expired),
    (_LOCKED, _locked),
    (_UNKNOWN_SERVICE, _unknown_service),
    (_CLOCKS, _clocks),
    (_TICKET_EXPIRED, _ticket_expired),
    (_NO_KDC, _no_kdc),
    (_NO_REALM, _no_realm),
    (_NO_CONFIGURATION, _no_configuration),
    (_NO_CIPHER, _no_cipher),
    (_NO_TICKET, _no_ticket),
)
"""In this order: a ticket that has expired is also one that is not there."""


def _unknown(error: Exception, asked: Asked) -> UnexplainedError:
    # Only what these libraries say of themselves; any other exception may hold what was typed.
    ours = type(error).__module__.partition(".")[0] in ("spnego", "gssapi", "krb5", "sspilib")
    reason = f" ({str(error).rstrip('.')})" if ours else f" ({type(error).__name__})"
    return UnexplainedError(
        f"Signing in to {asked.host} as {_who(asked)} failed on this computer{reason}.",
        "Check Domain, User Name and Password, then try another Mechanism.",
    )

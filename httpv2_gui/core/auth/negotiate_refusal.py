"""What a refused NTLM or Kerberos sign-in usually means: what was offered, what was answered."""

from __future__ import annotations

import base64
import binascii

from httpv2_gui.core.auth import challenges
from httpv2_gui.core.auth.explanation import Explanation
from httpv2_gui.core.auth.signing import SigningError
from httpv2_gui.core.auth.windows_account import Account
from httpv2_gui.core.model.result import Exchange, header

_NTLM = b"NTLMSSP\0"


def explain(mode: str, account: Account | None, exchange: Exchange) -> Explanation | None:
    """Explain a 401 by its challenges, a 403 by who was signed in."""
    received = exchange.received
    if received is None or received.status not in (401, 403):
        return None
    answered = _answered(header(exchange.sent.headers, "authorization"))
    if received.status == 403:
        return _forbidden(account) if answered else None
    offered = challenges.offered(received.headers)
    if not answered:
        return Explanation(hint=_not_answered(mode, offered))
    hint = f"{_offer(offered)} {_ANSWERS[answered]} {_lost(exchange)}{_CAUSES[answered]}"
    return Explanation(hint=hint)


def without_kerberos(reason: str) -> str:
    """Say why NTLM was used where Kerberos would have been better."""
    found = f" {reason}" if reason else ""
    return f"NTLM was used, not Kerberos.{found} The Mechanism Kerberos tells more."


def unproven(host: str) -> str:
    """Warn of a server that took a ticket and gave no proof of itself."""
    return (
        f"{host} did not prove that it is {host}: its answer has no Negotiate token (mutual "
        "authentication). Anybody who answers in its place could have sent this."
    )


def impostor(host: str) -> SigningError:
    """Say that a server's proof of itself is wrong."""
    return SigningError(
        f"{host} could not prove that it is {host}: its Negotiate token is wrong.",
        "Somebody may answer in its place. Check the host in the URL, then ask the server's "
        "administrator.",
        kind="impostor",
    )


def _answered(authorization: str) -> str:
    """Name what an Authorization header holds; empty when it is none of ours."""
    scheme, _space, text = authorization.partition(" ")
    if scheme.lower() not in ("ntlm", "negotiate"):
        return ""
    try:
        token = base64.b64decode(text, validate=True)
    except binascii.Error:
        return ""
    place = token.find(_NTLM)
    if place < 0:
        return "kerberos"
    return "ntlm proof" if token[place + 8 : place + 9] == b"\x03" else "ntlm greeting"


def _offer(offered: tuple[challenges.Challenge, ...]) -> str:
    names = challenges.names(offered)
    return f"The server offers {names}." if names else "The server offers no way to sign in."


_ANSWERS = {
    "kerberos": "It refused a Kerberos ticket.",
    "ntlm proof": "It refused the NTLM proof of the password.",
    "ntlm greeting": "It did not go on after the first NTLM message.",
}
_CAUSES = {
    "kerberos": "Its keytab may be out of date, its clock wrong, or the host in the URL not the "
    "one that its service was registered under.",
    "ntlm proof": "Check Domain, User Name and Password. With HTTPS a proxy that reads the "
    "traffic also causes this.",
    "ntlm greeting": "Try another Mechanism. NTLM also fails where a proxy or a load balancer "
    "does not keep one connection per client.",
}


def _lost(exchange: Exchange) -> str:
    received = exchange.received
    closing = received is not None and (
        header(received.headers, "connection").lower() == "close"
        or received.http_version == "HTTP/1.0"
    )
    return "It closes the connection, on which NTLM needs to stay. " if closing else ""


def _not_answered(mode: str, offered: tuple[challenges.Challenge, ...]) -> str:
    names = {one.scheme.lower() for one in offered}
    if mode in names or (mode != "ntlm" and "negotiate" in names):
        return f"{_offer(offered)} A typed Authorization header was sent in place of the answer."
    if mode == "ntlm" and "negotiate" in names:
        return f"{_offer(offered)} Choose the Mechanism Negotiate."
    if mode == "kerberos" and "ntlm" in names:
        return f"{_offer(offered)} Choose the Mechanism NTLM, if this may be."
    for name, title in (("basic", "Basic"), ("digest", "Password Digest"), ("bearer", "Bearer")):
        if name in names:
            return f"{_offer(offered)} Choose {title} as the way to authenticate."
    return f"{_offer(offered)} Check that the URL leads to the server that you mean."


def _forbidden(account: Account | None) -> Explanation:
    who = account.down_level if account else "The signed-in user"
    return Explanation(hint=f"{who} was signed in, and may not do this. Ask for the right to.")

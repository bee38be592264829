"""What a TLS handshake failed for, in words that name the field to change."""

from __future__ import annotations

import ssl

from httpv2_gui.core.model.result import Failure

_TRUST = "Trust SSL Server Certificate"

_CERTIFICATES: dict[int, tuple[str, str]] = {
    10: (
        "The certificate of {host} has expired.",
        "Its owner has to renew it. If it should be valid, check the clock of this computer.",
    ),
    9: (
        "The certificate of {host} is not valid yet.",
        "Check the clock of this computer; otherwise its owner has to replace it.",
    ),
    18: (
        "The certificate of {host} is self-signed: nobody vouches for it.",
        f"If you trust this server, put its certificate into {_TRUST} of the connection "
        "(or into CA Certificate, which replaces all roots).",
    ),
    19: (
        "The certificate of {host} was issued by an authority that is not trusted here "
        "(self-signed certificate in the chain).",
        f"Put your company's CA certificate into {_TRUST} of the connection "
        "(or into CA Certificate, which replaces all roots).",
    ),
    20: (
        "The certificate of {host} was issued by an authority that is not trusted here.",
        f"Put the issuing CA's certificate into {_TRUST} of the connection "
        "(or into CA Certificate, which replaces all roots). "
        "The server may also fail to send its intermediate certificate.",
    ),
    21: (
        "The certificate of {host} could not be traced to an authority that is trusted here.",
        f"Put the issuing CA's certificate into {_TRUST} of the connection "
        "(or into CA Certificate, which replaces all roots).",
    ),
    62: (
        "The certificate belongs to another host than {host}.",
        "Use the host name that the certificate names, or ask its owner to add this one. Where "
        "the URL has to stay as it is, put the certificate's name into Server Name (SNI).",
    ),
    64: (
        "The certificate does not name the address {host}.",
        "Use the host name that the certificate names instead of the address, or put that name "
        "into Server Name (SNI).",
    ),
}
"""By OpenSSL's number of the reason (X509_V_ERR_…)."""


def certificate_failure(error: ssl.SSLCertVerificationError, host: str) -> Failure:
    """Say why the server's certificate was not accepted."""
    message, hint = _CERTIFICATES.get(
        error.verify_code,
        ("The certificate of {host} was not accepted.", "Ask the server's owner."),
    )
    reason = str(error.verify_message or error.reason or "").rstrip(".")
    return Failure(
        kind="tls", message=f"{message.format(host=host)} ({reason})", hint=hint.format(host=host)
    )


_NO_TLS_HERE = "The server does not speak TLS on this port. Try http:// instead."
_VERSIONS = (
    "The server and this connection share no version of TLS: see Minimum and Maximum TLS Version. "
    "TLS 1.0 and 1.1 are broken; a server that has nothing else should be renewed."
)
_NEEDS_ONE = (
    "The server asks for a client certificate: fill in Client SSL Certificate and Client Key."
)
_NOT_OURS = (
    "The server does not accept this client certificate: check Client SSL Certificate, its chain, "
    "and that the server trusts the authority that issued it."
)
_REASONS = (
    ("WRONG_VERSION_NUMBER", _NO_TLS_HERE),
    ("HTTP_REQUEST", _NO_TLS_HERE),
    ("UNSUPPORTED_PROTOCOL", _VERSIONS),
    ("PROTOCOL_VERSION", _VERSIONS),
    ("NO_PROTOCOLS_AVAILABLE", _VERSIONS),
    ("UNKNOWN_CA", _NOT_OURS),
    ("CERTIFICATE_REQUIRED", _NEEDS_ONE),
    ("CERTIFICATE_EXPIRED", f"{_NOT_OURS} It has expired."),
    ("CERTIFICATE_REVOKED", f"{_NOT_OURS} It is revoked."),
    ("CERTIFICATE_UNKNOWN", _NOT_OURS),
    ("BAD_CERTIFICATE", _NOT_OURS),
    ("ACCESS_DENIED", _NOT_OURS),
    ("UNSUPPORTED_CERTIFICATE", _NOT_OURS),
    ("DECRYPT_ERROR", _NOT_OURS),
    (
        "HANDSHAKE_FAILURE",
        "The server and this connection share no way to encrypt, or the server wants a client "
        "certificate: see Minimum TLS Version and Client SSL Certificate.",
    ),
    ("UNRECOGNIZED_NAME", "The server does not know this host name: see Server Name (SNI)."),
    ("DH_KEY_TOO_SMALL", "The server's encryption is too weak to be accepted."),
    ("EE_KEY_TOO_SMALL", "A certificate has a key that is too short to be accepted."),
    ("UNSAFE_LEGACY_RENEGOTIATION", "The server needs an old and unsafe form of TLS."),
)
"""By a part of OpenSSL's reason. An alert that came from the server has ALERT in it."""


def tls_failure(error: ssl.SSLError, host: str) -> Failure:
    """Say why no encrypted connection came about."""
    reason = str(getattr(error, "reason", None) or error)
    hint = next((hint for word, hint in _REASONS if word in reason.upper()), "")
    return Failure(
        kind="tls",
        message=f"The encrypted connection to {host} failed ({reason.replace('_', ' ').lower()}).",
        hint=hint or "Check that the port of the URL is the server's HTTPS port.",
    )


def broken_after_asking(host: str, *, shown: bool) -> Failure:
    """Say why a server probably went away that had asked for a client certificate."""
    how = "was shown yours" if shown else "was shown none"
    return Failure(
        kind="tls",
        message=f"{host} asked for a client certificate, {how}, and broke the connection.",
        hint=_NOT_OURS if shown else _NEEDS_ONE,
    )


_SAID: tuple[tuple[bytes, str], ...] = (
    (b"No required SSL certificate was sent", _NEEDS_ONE),
    (b"The SSL certificate error", _NOT_OURS),
    (b"The plain HTTP request was sent to HTTPS port", "Begin the URL with https://."),
)
"""How nginx says it, with status 400 (495, 496 and 497 in its log)."""


def said_in_http(status: int, body: bytes) -> str | None:
    """Say what a server means that tells of TLS in an answer; None when it does not."""
    if status not in (400, 403, 495, 496, 497):
        return None
    return next((hint for words, hint in _SAID if words in body[:4096]), None)

"""Client certificates: a certificate with its chain, and the private key that belongs to it.

The key is a secret. OpenSSL reads keys from files only: it gets one that is encrypted with a
password made up for the purpose, in a folder nobody else may open, and that is gone a moment later.
"""

from __future__ import annotations

import base64
import os
import secrets
import ssl
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
)

from httpv2_gui.core.engine import certificates, private_keys
from httpv2_gui.core.engine.certificates import CertificateError
from httpv2_gui.core.model.connection import Tls
from httpv2_gui.core.model.result import Certificate


@dataclass(frozen=True)
class Identity:
    """What the fields Client SSL Certificate and Client Key are to hold; blank: not in the file."""

    certificate: str
    """Base64 of PEM, the chain after it."""
    key: str
    """PEM, or Base64 of the PKCS#12 file; as encrypted as it was."""

    def __repr__(self) -> str:
        return "Identity()"


def read_identity(content: bytes, password: str) -> Identity:
    """Read a picked file: PEM, PKCS#12 or DER; raises CertificateError with a sentence.

    A file with only a certificate, or only a key, gives only that.
    """
    if private_keys.is_pkcs12(content):
        bundle = private_keys.read_key(content, password)
        if not bundle.certificates:
            raise CertificateError("The PKCS#12 file holds no certificate.")
        chain = _chain(bundle.certificates, bundle.key)
        return Identity(certificates.as_field(chain), base64.b64encode(content).decode())
    block = private_keys.key_block(content)
    if block is None:
        return Identity(certificates.read_certificate_file(content), "")
    key = private_keys.read_key(block, password).key
    if b"CERTIFICATE-----" not in content:
        return Identity("", block.decode())
    return Identity(
        certificates.as_field(_chain(certificates.load_file(content), key)), block.decode()
    )


def needs_password(content: bytes) -> bool:
    """Whether the private key of a picked file can only be read with a password."""
    return private_keys.is_encrypted(content)


def check_identity(tls: Tls) -> tuple[Certificate, ...]:
    """Give the facts of what is shown to servers, own certificate first; none: nothing is shown.

    Raises CertificateError with a sentence that names the field to change.
    """
    if not tls.client_certificate.strip():
        return ()
    chain, _key = _identity_of(tls)
    return tuple(certificates.facts(one) for one in chain)


def load_into(context: ssl.SSLContext, tls: Tls) -> None:
    """Let a context show the client certificate; raises CertificateError."""
    if not tls.client_certificate.strip():
        return
    chain, key = _identity_of(tls)
    password = secrets.token_urlsafe(24)
    encrypted = key.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(password.encode())
    )
    with tempfile.TemporaryDirectory(prefix="httpv2-gui-") as folder:
        file = Path(folder, "identity.pem")
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(b"".join(one.public_bytes(Encoding.PEM) for one in chain) + encrypted)
        try:
            context.load_cert_chain(file, password=password)
        except (ssl.SSLError, ValueError) as error:
            reason = str(getattr(error, "reason", None) or "unknown").replace("_", " ").lower()
            sentence = f"The client certificate cannot be used ({reason})."
            raise CertificateError(sentence) from error
    context.post_handshake_auth = True  # TLS 1.3 servers that ask for it only for some paths


def _identity_of(tls: Tls) -> tuple[list[x509.Certificate], PrivateKeyTypes]:
    try:
        given = certificates.load_text(tls.client_certificate)
    except CertificateError as error:
        raise CertificateError(f"Client SSL Certificate: {error}") from error
    if not tls.client_key:
        raise CertificateError("Client Key is missing: a client certificate is nothing without it.")
    content = tls.client_key.reveal().encode("utf-8", "replace")
    key = private_keys.read_key(content, tls.client_key_password.reveal()).key
    return _chain(given, key), key


def _chain(given: Iterable[x509.Certificate], key: PrivateKeyTypes) -> list[x509.Certificate]:
    """Put the key's own certificate first, whatever the order in the file; raises otherwise."""
    given = tuple(given)
    public = _public(key)
    own = [one for one in given if _public_of(one) == public]
    if not own:
        raise CertificateError(
            "Client Key does not belong to Client SSL Certificate: take both from the same file "
            "or request."
        )
    return [own[0], *(one for one in given if one is not own[0])]


def _public(key: PrivateKeyTypes) -> bytes:
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _public_of(certificate: x509.Certificate) -> bytes:
    return certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

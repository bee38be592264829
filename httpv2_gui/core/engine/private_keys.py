"""Reads private keys as people have them: PEM, encrypted PEM, PKCS#12, DER, Base64 of each."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import (
    load_der_private_key,
    load_pem_private_key,
    pkcs12,
)

from httpv2_gui.core.engine.certificates import CertificateError

_BLOCK = re.compile(rb"-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----.+?-----END \1-----", re.DOTALL)
_ENCRYPTED = (b"ENCRYPTED PRIVATE KEY", b"Proc-Type: 4,ENCRYPTED")
_WRONG = "Client Key Password does not open the private key."
_LOCKED = "The private key is encrypted: fill in Client Key Password."


@dataclass(frozen=True)
class Bundle:
    """A private key and the certificates that stood beside it."""

    key: PrivateKeyTypes
    certificates: tuple[x509.Certificate, ...] = ()
    """Its own first; none where only a key was given."""

    def __repr__(self) -> str:
        return "Bundle()"


def read_key(content: bytes, password: str) -> Bundle:
    """Read a private key, and what else a PKCS#12 file holds; raises CertificateError."""
    content = _unwrapped(content)
    block = key_block(content)
    try:
        if block is not None:
            return Bundle(_of_pem(block, password))
        if is_pkcs12(content):
            return _of_pkcs12(content, password)
        return Bundle(load_der_private_key(content, password.encode() or None))
    except CertificateError:
        raise
    except UnsupportedAlgorithm as error:
        raise CertificateError("The private key is of a kind that cannot be used here.") from error
    except (ValueError, TypeError) as error:
        raise CertificateError(_nothing(content)) from error


def key_block(content: bytes) -> bytes | None:
    """Give the private key that stands in PEM text, without what is around it."""
    found = _BLOCK.search(content)
    return found.group() if found else None


def is_encrypted(content: bytes) -> bool:
    """Whether it takes a password to read the private key in a file."""
    content = _unwrapped(content)
    block = key_block(content)
    if block is not None:
        return _is_marked(block)
    return is_pkcs12(content) and _opened(content, "") is None


def is_pkcs12(content: bytes) -> bool:
    """Whether it begins as a PKCS#12 file does: a sequence whose first item is the number 3."""
    return (
        re.match(
            rb"0(?:[\x00-\x7f]|\x80|\x81.|\x82..|\x83...|\x84....)\x02\x01\x03", content, re.DOTALL
        )
        is not None
    )


def _unwrapped(content: bytes) -> bytes:
    """Take off Base64, where a file was pasted in that form."""
    if b"-----BEGIN" in content or not content.strip().isascii():
        return content
    try:
        return base64.b64decode(b"".join(content.split()), validate=True)
    except binascii.Error:
        return content


def _of_pem(block: bytes, password: str) -> PrivateKeyTypes:
    if b"OPENSSH PRIVATE KEY" in block:
        raise CertificateError(
            "Client Key is in OpenSSH's own form: ssh-keygen -p -m PKCS8 -f FILE rewrites a copy."
        )
    secret = password.encode() or None
    try:
        return load_pem_private_key(block, secret if _is_marked(block) else None)
    except TypeError as error:  # it wants a password and got none, or the other way round
        raise CertificateError(_LOCKED) from error
    except ValueError as error:
        if not _is_marked(block):
            raise CertificateError("The private key is damaged: it cannot be read.") from error
        raise CertificateError(_WRONG if secret else _LOCKED) from error


def _is_marked(block: bytes) -> bool:
    return any(word in block for word in _ENCRYPTED)


def _of_pkcs12(content: bytes, password: str) -> Bundle:
    found = _opened(content, password)
    if found is None:
        if password:
            sentence = f"{_WRONG} If it is the right one, the PKCS#12 file is damaged."
            raise CertificateError(sentence)
        raise CertificateError("The PKCS#12 file is encrypted: fill in Client Key Password.")
    if found.key is None:
        raise CertificateError("The PKCS#12 file holds no private key.")
    own = (found.cert.certificate,) if found.cert is not None else ()
    others = tuple(one.certificate for one in found.additional_certs)
    return Bundle(found.key, (*own, *others))


def _opened(content: bytes, password: str) -> pkcs12.PKCS12KeyAndCertificates | None:
    """Give what is inside; None when this password does not open it."""
    for secret in (password.encode(),) if password else (None, b""):
        try:
            return pkcs12.load_pkcs12(content, secret)
        except ValueError:
            continue
    return None


def _nothing(content: bytes) -> str:
    if b"CERTIFICATE-----" in content:
        return "There is a certificate in Client Key, where its private key is needed."
    return (
        "There is no private key in Client Key that could be read. It takes PEM "
        "(-----BEGIN PRIVATE KEY-----) or a PKCS#12 file (.pfx, .p12)."
    )

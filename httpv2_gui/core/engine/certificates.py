"""Reads certificates as people have them: Base64 of a PEM file, PEM text, Base64 of DER, a file."""

from __future__ import annotations

import base64
import binascii
import re

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID

from httpv2_gui.core.model.result import Certificate

_PEM = b"-----BEGIN"
_CERTIFICATE = re.compile(
    rb"-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----.+?"
    rb"-----END (?:X509 |TRUSTED )?CERTIFICATE-----",
    re.DOTALL,
)


class CertificateError(ValueError):
    """Why a text holds no certificate, in a sentence."""


def read_certificates(text: str) -> tuple[Certificate, ...]:
    """Read what stands in a certificate field; raises CertificateError."""
    return tuple(facts(one) for one in load_text(text))


def load_text(text: str) -> list[x509.Certificate]:
    """Give the certificates of a field; raises CertificateError."""
    return _load(_bytes_of(text))


def load_file(content: bytes) -> list[x509.Certificate]:
    """Give the certificates of a PEM, DER or PKCS#7 file; raises CertificateError."""
    return _load(content)


def read_certificate_file(content: bytes) -> str:
    """Turn any PEM, DER or PKCS#7 file into the text to store: Base64 of PEM, as in HTTP V2."""
    return as_field(load_file(content))


def as_pem(text: str) -> str:
    """Give the certificates of a field as PEM text for OpenSSL; raises CertificateError."""
    return _pem(load_text(text))


def as_field(certificates: list[x509.Certificate]) -> str:
    """Give the text that a certificate field holds: Base64 of PEM, as in HTTP V2."""
    return base64.b64encode(_pem(certificates).encode()).decode()


def facts_of_der(der: bytes) -> Certificate:
    """Say what stands in one certificate of a server."""
    return facts(x509.load_der_x509_certificate(der))


def facts(certificate: x509.Certificate) -> Certificate:
    """Say what a person wants to know of a certificate."""
    return Certificate(
        subject=_name(certificate.subject),
        issuer=_name(certificate.issuer),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        names=_alternative_names(certificate),
        sha256=certificate.fingerprint(hashes.SHA256()).hex(),
    )


def _bytes_of(text: str) -> bytes:
    stripped = text.strip()
    if not stripped:
        raise CertificateError("There is no certificate in it.")
    if stripped.startswith(_PEM.decode()) or _PEM.decode() in stripped:
        return stripped.encode()
    try:
        return base64.b64decode("".join(stripped.split()), validate=True)
    except (binascii.Error, ValueError):
        raise CertificateError(
            "This is neither PEM text nor Base64. PEM starts with -----BEGIN CERTIFICATE-----."
        ) from None


def _load(content: bytes) -> list[x509.Certificate]:
    try:
        if _PEM in content:
            return _load_pem(content)
        return _load_binary(content)
    except CertificateError:
        raise
    except ValueError as error:
        raise CertificateError("The certificate is damaged: it cannot be read.") from error


def _load_pem(content: bytes) -> list[x509.Certificate]:
    blocks = _CERTIFICATE.findall(content)
    if blocks:
        return [x509.load_pem_x509_certificate(_plain_labels(block)) for block in blocks]
    if b"BEGIN PKCS7" in content:
        return pkcs7.load_pem_pkcs7_certificates(content)
    what = "a private key" if b"PRIVATE KEY" in content else "no certificate"
    raise CertificateError(f"There is {what} in it, where a certificate is needed.")


def _plain_labels(block: bytes) -> bytes:
    return block.replace(b"X509 CERTIFICATE", b"CERTIFICATE").replace(
        b"TRUSTED CERTIFICATE", b"CERTIFICATE"
    )


def _load_binary(content: bytes) -> list[x509.Certificate]:
    try:
        return [x509.load_der_x509_certificate(content)]
    except ValueError:
        return pkcs7.load_der_pkcs7_certificates(content)


def _pem(certificates: list[x509.Certificate]) -> str:
    return "".join(one.public_bytes(Encoding.PEM).decode() for one in certificates)


def _name(name: x509.Name) -> str:
    common = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    organisation = name.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
    parts = [str(one.value) for one in (*common[:1], *organisation[:1])]
    return ", ".join(parts) or name.rfc4514_string()


def _alternative_names(certificate: x509.Certificate) -> tuple[str, ...]:
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (x509.ExtensionNotFound, ValueError):
        return ()
    addresses = [str(one) for one in found.get_values_for_type(x509.IPAddress)]
    return (*found.get_values_for_type(x509.DNSName), *addresses)

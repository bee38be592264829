"""RFC 5929 §4: which hash binds to which certificate."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from httpv2_gui.core.auth.channel_bindings import of_answer, tls_server_end_point

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey
_RSA = rsa.generate_private_key(65537, 2048)


def certificate(key: Key, algorithm: hashes.SHA256 | hashes.SHA384 | hashes.SHA512 | None) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "h")])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=1))
    )
    return builder.sign(key, algorithm).public_bytes(Encoding.DER)


@pytest.mark.parametrize(
    ("key", "algorithm", "name"),
    [
        (_RSA, hashes.SHA256(), "sha256"),
        (_RSA, hashes.SHA384(), "sha384"),
        (ec.generate_private_key(ec.SECP256R1()), hashes.SHA512(), "sha512"),
        (ed25519.Ed25519PrivateKey.generate(), None, "sha256"),
    ],
)
def test_hash_is_that_of_the_signature(
    key: Key, algorithm: hashes.SHA256 | None, name: str
) -> None:
    der = certificate(key, algorithm)
    expected = b"tls-server-end-point:" + hashlib.new(name, der).digest()
    assert tls_server_end_point(der) == expected


SHA1_RSA = bytes.fromhex("2a864886f70d010105")
MD5_RSA = bytes.fromhex("2a864886f70d010104")


@pytest.mark.parametrize("weak", [SHA1_RSA, MD5_RSA])
def test_weak_hash_becomes_sha_256(weak: bytes) -> None:
    der = certificate(_RSA, hashes.SHA256()).replace(bytes.fromhex("2a864886f70d01010b"), weak)
    assert x509.load_der_x509_certificate(der).signature_hash_algorithm is not None
    assert tls_server_end_point(der).endswith(hashlib.sha256(der).digest())


def test_what_is_no_certificate_to_us_is_bound_with_sha_256() -> None:
    assert tls_server_end_point(b"no") == b"tls-server-end-point:" + hashlib.sha256(b"no").digest()


def test_without_tls_there_is_no_binding() -> None:
    assert of_answer(httpx.Response(401)) is None

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from httpv2_gui.core.engine.certificates import CertificateError
from httpv2_gui.core.engine.private_keys import is_encrypted, read_key
from tests.servers.pki import PASSWORD, write_clients

LOCKED = BestAvailableEncryption(PASSWORD.encode())
KEYS = {
    "ec": ec.generate_private_key(ec.SECP256R1()),
    "rsa": rsa.generate_private_key(65537, 2048),
    "ed25519": ed25519.Ed25519PrivateKey.generate(),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clients")
    write_clients(folder)
    return folder


@pytest.mark.parametrize("kind", KEYS)
@pytest.mark.parametrize("encrypted", [False, True])
def test_pem_of_every_kind(kind: str, encrypted: bool) -> None:
    encryption = LOCKED if encrypted else NoEncryption()
    content = KEYS[kind].private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)
    assert is_encrypted(content) is encrypted
    found = read_key(b"Bag Attributes\n" + content, PASSWORD if encrypted else "").key
    assert found.public_key() == KEYS[kind].public_key()


def test_traditional_pem_with_a_password() -> None:
    content = KEYS["rsa"].private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, LOCKED)
    assert is_encrypted(content)
    assert read_key(content, PASSWORD).key.public_key() == KEYS["rsa"].public_key()


def test_password_that_is_not_needed_does_no_harm() -> None:
    content = KEYS["ec"].private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    assert read_key(content, "not needed").key.public_key() == KEYS["ec"].public_key()


def test_der_and_base64() -> None:
    der = KEYS["ec"].private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    for content in (der, base64.encodebytes(der)):
        assert read_key(content, "").key.public_key() == KEYS["ec"].public_key()


@pytest.mark.parametrize(
    ("file", "password", "encrypted"),
    [
        ("client.p12", PASSWORD, True),
        ("client-legacy.p12", PASSWORD, True),
        ("client-open.p12", "", False),
    ],
)
def test_pkcs12(files: Path, file: str, password: str, encrypted: bool) -> None:
    content = (files / file).read_bytes()
    assert is_encrypted(content) is encrypted
    for form in (content, base64.b64encode(content)):
        bundle = read_key(form, password)
        assert len(bundle.certificates) == 2
        assert bundle.key.public_key() == bundle.certificates[0].public_key()
    assert repr(bundle) == "Bundle()"


@pytest.mark.parametrize("file", ["client-encrypted.key", "client.p12", "client-legacy.p12"])
@pytest.mark.parametrize("password", ["", "wrong"])
def test_wrong_and_missing_password_name_the_field(files: Path, file: str, password: str) -> None:
    with pytest.raises(CertificateError, match="Client Key Password") as raised:
        read_key((files / file).read_bytes(), password)
    assert ("fill in" in str(raised.value)) is (password == "")


def test_openssh_key_is_not_taken_and_says_how_to_rewrite_it() -> None:
    content = KEYS["ec"].private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    with pytest.raises(CertificateError, match="ssh-keygen"):
        read_key(content, "")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no private key"),
        (b"hello", "no private key"),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "There is a certificate"),
        (b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "damaged"),
        (b"0\x82\x01\x00\x02\x01\x03broken", "fill in Client Key Password|damaged"),
    ],
)
def test_what_is_no_key_says_why(content: bytes, words: str) -> None:
    with pytest.raises(CertificateError, match=words):
        read_key(content, "")


def test_damaged_pkcs12_says_so(files: Path) -> None:
    content = (files / "client.p12").read_bytes()[:-40]
    with pytest.raises(CertificateError, match="the PKCS#12 file is damaged"):
        read_key(content, PASSWORD)

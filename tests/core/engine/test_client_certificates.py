from __future__ import annotations

import base64
import ssl
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from httpv2_gui.core.engine.certificates import CertificateError, read_certificates
from httpv2_gui.core.engine.client_certificates import (
    check_identity,
    load_into,
    needs_password,
    read_identity,
)
from httpv2_gui.core.model.connection import Tls
from httpv2_gui.core.model.secret import Secret
from tests.servers.pki import NOW, PASSWORD, write_clients


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clients")
    write_clients(folder)
    return folder


def showing(
    files: Path, certificate: str = "client", key: str = "client.key", password: str = ""
) -> Tls:
    content = (files / key).read_bytes()
    text = base64.b64encode(content) if key.endswith(".p12") else content
    return Tls(
        client_certificate=(files / f"{certificate}.crt").read_text(),
        client_key=Secret(text.decode()),
        client_key_password=Secret(password),
    )


@pytest.mark.parametrize(
    ("key", "password"),
    [
        ("client.key", ""),
        ("client-encrypted.key", PASSWORD),
        ("client.p12", PASSWORD),
        ("client-legacy.p12", PASSWORD),
        ("client-open.p12", ""),
    ],
)
def test_every_form_of_key_goes_into_a_context(files: Path, key: str, password: str) -> None:
    tls = showing(files, key=key, password=password)
    load_into(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), tls)
    own, issuer = check_identity(tls)
    assert own.subject.startswith("tester")
    assert own.issuer == issuer.subject


def test_nothing_filled_in_is_nothing_shown(files: Path) -> None:
    load_into(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), Tls())
    assert check_identity(Tls()) == ()


def test_key_is_on_the_disk_encrypted_and_private_and_only_for_a_moment(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, int, bytes]] = []

    class Context:
        def load_cert_chain(self, file: Path, password: str) -> None:
            modes = (file.parent.stat().st_mode & 0o777, file.stat().st_mode & 0o777)
            seen.append((*modes, file.read_bytes()))
            assert password not in file.read_text()

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    load_into(Context(), showing(files))  # pyright: ignore[reportArgumentType]
    [(folder, file, content)] = seen
    assert (folder, file) == (0o700, 0o600)
    assert b"BEGIN ENCRYPTED PRIVATE KEY" in content
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("certificate", "key", "password", "words"),
    [
        ("client", "client-encrypted.key", "wrong", "Client Key Password does not open"),
        ("client", "client-encrypted.key", "", "fill in Client Key Password"),
        ("client", "client.p12", "wrong", "Client Key Password does not open"),
        ("wrongca", "client.key", "", "Client Key does not belong to Client SSL Certificate"),
    ],
)
def test_what_does_not_fit_names_the_field(
    files: Path, certificate: str, key: str, password: str, words: str
) -> None:
    with pytest.raises(CertificateError, match=words):
        check_identity(showing(files, certificate, key, password))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"client_certificate": "hello world"}, "Client SSL Certificate: This is neither PEM"),
        ({"client_key": Secret()}, "Client Key is missing"),
        ({"client_key": Secret("nonsense")}, "no private key in Client Key"),
    ],
)
def test_bad_fields_name_themselves(files: Path, values: dict[str, object], words: str) -> None:
    with pytest.raises(CertificateError, match=words):
        check_identity(showing(files).with_values(**values))


@pytest.mark.parametrize("file", ["client.pem", "client.p12", "client-legacy.p12"])
def test_picked_file_fills_both_fields(files: Path, file: str) -> None:
    content = (files / file).read_bytes()
    assert needs_password(content)
    identity = read_identity(content, PASSWORD)
    assert len(read_certificates(identity.certificate)) == 2
    tls = Tls(
        client_certificate=identity.certificate,
        client_key=Secret(identity.key),
        client_key_password=Secret(PASSWORD),
    )
    assert check_identity(tls)[0].subject.startswith("tester")
    assert repr(identity) == "Identity()"


def test_file_with_one_half_gives_that_half(files: Path) -> None:
    certificate = read_identity((files / "client.crt").read_bytes(), "")
    assert certificate.certificate
    assert not certificate.key
    key = read_identity((files / "client.key").read_bytes(), "")
    assert not key.certificate
    assert "BEGIN PRIVATE KEY" in key.key
    assert not needs_password((files / "client.key").read_bytes())


@pytest.mark.parametrize("file", ["client.pem", "client.p12"])
def test_picked_file_with_the_wrong_password(files: Path, file: str) -> None:
    with pytest.raises(CertificateError, match="Client Key Password"):
        read_identity((files / file).read_bytes(), "wrong")


def test_picked_file_that_is_nothing_of_the_kind() -> None:
    with pytest.raises(CertificateError):
        read_identity(b"hello", "")


def test_pkcs12_without_a_certificate() -> None:
    key = rsa.generate_private_key(65537, 1024)
    content = pkcs12.serialize_key_and_certificates(b"x", key, None, None, NoEncryption())
    with pytest.raises(CertificateError, match="holds no certificate"):
        read_identity(content, "")


def test_key_that_openssl_finds_too_short() -> None:
    key = rsa.generate_private_key(65537, 1024)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "short")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 7, NOW, NOW + timedelta(9))
    pem = builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM).decode()
    text = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    tls = Tls(client_certificate=pem, client_key=Secret(text))
    with pytest.raises(CertificateError, match=r"cannot be used .*key too small"):
        load_into(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), tls)

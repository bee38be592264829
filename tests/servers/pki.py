"""A small public key infrastructure: certificates that are good, and wrong in one way each."""

from __future__ import annotations

import base64
import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

LOCALHOST = ("localhost", "127.0.0.1", "::1")
NOW = datetime.now(UTC)


@dataclass(frozen=True)
class Pair:
    """A certificate and its private key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


def write_pki(folder: Path) -> None:
    """Write ca.crt, ca.der, ca.pem.b64 and `<name>.crt` with `<name>.key` for each server."""
    root = authority("Test Root CA")
    middle = authority("Test Intermediate CA", root)
    leaf_of_middle = server("localhost", middle)
    write(folder, "ca", root)
    write(folder, "intermediate", middle)
    write(folder, "good", server("localhost", root))
    write(folder, "selfsigned", server("localhost", None))
    write(folder, "expired", server("localhost", root, days=(-30, -1)))
    write(folder, "soon", server("localhost", root, days=(-80, 5)))
    for name in ("a.test", "b.test"):
        write(folder, name, server(name, root, names=(name,)))
    write(folder, "wronghost", server("wrong.example", root, names=("wrong.example",)))
    write(folder, "untrusted", server("localhost", authority("Somebody Else's CA")))
    write(folder, "nochain", leaf_of_middle)
    write(folder, "chain", leaf_of_middle, with_chain=[middle])
    (folder / "ca.der").write_bytes(root.certificate.public_bytes(Encoding.DER))
    (folder / "ca.pem.b64").write_bytes(base64.b64encode(root.pem()))


PASSWORD = "key-pass-42"


def write_clients(folder: Path) -> None:
    """Write clientca.crt and what a person may have of the client certificate `tester`.

    client.crt, client.key (PEM), client-encrypted.key, client.pem (all in one, encrypted),
    client.p12 (with chain), client-legacy.p12 (RC2 and 3DES) and client-open.p12 (no password);
    wrongca.crt and .key of an authority that nobody knows, outdated.crt and .key.
    """
    root = authority("Test Client CA")
    middle = authority("Test Client Intermediate CA", root)
    tester = client("tester", middle)
    write(folder, "clientca", root)
    write(folder, "client", tester, with_chain=[middle])
    write(folder, "wrongca", client("stranger", authority("Nobody's CA")))
    write(folder, "outdated", client("late", root, days=(-30, -1)))
    locked = BestAvailableEncryption(PASSWORD.encode())
    encrypted = tester.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked)
    (folder / "client-encrypted.key").write_bytes(encrypted)
    (folder / "client.pem").write_bytes(encrypted + (folder / "client.crt").read_bytes())
    legacy = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(2048)
    legacy = legacy.key_cert_algorithm(pkcs12.PBES.PBESv1SHA1And3KeyTripleDESCBC)
    legacy = legacy.hmac_hash(hashes.SHA1())
    kinds = (
        ("client.p12", locked),
        ("client-legacy.p12", legacy.build(PASSWORD.encode())),
        ("client-open.p12", NoEncryption()),
    )
    for name, encryption in kinds:
        content = pkcs12.serialize_key_and_certificates(
            b"tester", tester.key, tester.certificate, [middle.certificate], encryption
        )
        (folder / name).write_bytes(content)


def authority(common_name: str, issuer: Pair | None = None) -> Pair:
    """Make a certificate that may sign others; without an issuer it signs itself."""
    builder, key = _begin(common_name, issuer, days=(-1, 300))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    builder = builder.add_extension(_usage(signs_certificates=True), critical=True)
    return _sign(builder, key, issuer)


def server(
    common_name: str,
    issuer: Pair | None,
    *,
    names: Sequence[str] = LOCALHOST,
    days: tuple[int, int] = (-1, 60),
) -> Pair:
    """Make a server's certificate, valid from and until so many days from now."""
    usage = ExtendedKeyUsageOID.SERVER_AUTH
    return _leaf(common_name, issuer, names, days, usage)


def client(common_name: str, issuer: Pair, days: tuple[int, int] = (-1, 60)) -> Pair:
    """Make a client's certificate."""
    return _leaf(common_name, issuer, (common_name,), days, ExtendedKeyUsageOID.CLIENT_AUTH)


def _leaf(
    common_name: str,
    issuer: Pair | None,
    names: Sequence[str],
    days: tuple[int, int],
    purpose: x509.ObjectIdentifier,
) -> Pair:
    builder, key = _begin(common_name, issuer, days)
    builder = builder.add_extension(
        x509.BasicConstraints(ca=False, path_length=None), critical=True
    )
    builder = builder.add_extension(_usage(signs_certificates=False), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
    alternatives = x509.SubjectAlternativeName([_general_name(name) for name in names])
    return _sign(builder.add_extension(alternatives, critical=False), key, issuer)


def write(folder: Path, name: str, pair: Pair, with_chain: Sequence[Pair] = ()) -> None:
    """Write the certificate, followed by those that a server shall send along, and the key."""
    chain = b"".join(one.pem() for one in (pair, *with_chain))
    (folder / f"{name}.crt").write_bytes(chain)
    key = pair.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / f"{name}.key").write_bytes(key)


def _begin(
    common_name: str, issuer: Pair | None, days: tuple[int, int]
) -> tuple[x509.CertificateBuilder, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(common_name)
    signer = issuer.key if issuer else key
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW + timedelta(days=days[0]))
        .not_valid_after(NOW + timedelta(days=days[1]))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
    )
    return builder, key


def _sign(
    builder: x509.CertificateBuilder, key: ec.EllipticCurvePrivateKey, issuer: Pair | None
) -> Pair:
    return Pair(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)


def _name(common_name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "HTTP V2 GUI tests"),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )

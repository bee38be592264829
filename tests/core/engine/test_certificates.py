from __future__ import annotations

import base64

import pytest
import trustme

from httpv2_gui.core.engine.certificates import (
    CertificateError,
    as_pem,
    read_certificate_file,
    read_certificates,
)

CA = trustme.CA(organization_name="Practice")
PEM = CA.cert_pem.bytes().decode()
DER = base64.b64decode("".join(PEM.splitlines()[1:-1]))
LEAF = CA.issue_cert("example.com", "127.0.0.1").cert_chain_pems[0].bytes().decode()


@pytest.mark.parametrize(
    "text",
    [
        PEM,
        f"\n{PEM}\n",
        base64.b64encode(PEM.encode()).decode(),
        base64.encodebytes(PEM.encode()).decode(),
        base64.b64encode(DER).decode(),
        f"Bag Attributes\n{PEM}",
        PEM.replace("BEGIN CERT", "BEGIN TRUSTED CERT").replace("END CERT", "END TRUSTED CERT"),
    ],
)
def test_every_form_gives_the_certificate(text: str) -> None:
    [certificate] = read_certificates(text)
    assert "Practice" in certificate.subject
    assert certificate.not_before < certificate.not_after
    assert len(certificate.sha256) == 64
    assert as_pem(text) == PEM


def test_several_in_one_text() -> None:
    leaf, ca = read_certificates(LEAF + PEM)
    assert leaf.names == ("example.com", "127.0.0.1")
    assert leaf.issuer == ca.subject


@pytest.mark.parametrize("content", [PEM.encode(), DER])
def test_file_becomes_base64_of_pem(content: bytes) -> None:
    assert base64.b64decode(read_certificate_file(content)).decode() == PEM


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no certificate"),
        ("hello world", "neither PEM"),
        (base64.b64encode(b"hello").decode(), "damaged"),
        ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "damaged"),
        ("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "private key"),
    ],
)
def test_what_is_no_certificate_says_why(text: str, words: str) -> None:
    with pytest.raises(CertificateError, match=words):
        read_certificates(text)

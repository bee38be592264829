import base64
import http.client
import ssl
import subprocess

import pytest
from cryptography import x509

from tests.servers.nginx import VERSIONS, Nginx


def status(nginx: Nginx, name: str, trust: str = "ca", client: str = "") -> int:
    context = ssl.create_default_context(cafile=str(nginx.certs / f"{trust}.crt"))
    if client:
        context.load_cert_chain(nginx.certs / f"{client}.crt", nginx.certs / f"{client}.key")
    connection = http.client.HTTPSConnection(
        "localhost", nginx.port(name), timeout=5, context=context
    )
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("name", "trust"), [("good", "ca"), ("chain", "ca"), ("selfsigned", "selfsigned")]
)
def test_trusted_certificate_is_accepted(nginx: Nginx, name: str, trust: str) -> None:
    assert status(nginx, name, trust) == 200


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("selfsigned", "self-signed certificate"),
        ("expired", "certificate has expired"),
        ("wronghost", "Hostname mismatch"),
        ("untrusted", "unable to get local issuer certificate"),
        ("nochain", "unable to get local issuer certificate"),
    ],
)
def test_bad_certificate_is_refused_for_its_reason(nginx: Nginx, name: str, reason: str) -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match=reason):
        status(nginx, name)


def test_authority_is_written_in_three_forms(nginx: Nginx) -> None:
    pem = (nginx.certs / "ca.crt").read_bytes()
    certificate = x509.load_pem_x509_certificate(pem)
    assert x509.load_der_x509_certificate((nginx.certs / "ca.der").read_bytes()) == certificate
    assert base64.b64decode((nginx.certs / "ca.pem.b64").read_bytes()) == pem


@pytest.mark.parametrize(
    ("name", "client", "expected"),
    [
        ("mtls", "client", 200),
        ("mtls", "wrongca", 400),
        ("mtls", "outdated", 400),
        ("mtls", "", 400),
        ("optional", "client", 200),
        ("optional", "", 200),
        ("optional", "wrongca", 400),
    ],
)
def test_client_certificate_is_judged(nginx: Nginx, name: str, client: str, expected: int) -> None:
    assert status(nginx, name, client=client) == expected


@pytest.mark.parametrize("name", VERSIONS)
def test_each_port_speaks_its_one_version(nginx: Nginx, name: str) -> None:
    command = ["openssl", "s_client", "-connect", f"127.0.0.1:{nginx.port(name)}", "-brief"]
    command += ["-cipher", "DEFAULT:@SECLEVEL=0"]
    said = subprocess.run(command, input=b"", capture_output=True, check=False).stderr.decode()
    assert f"Protocol version: {VERSIONS[name]}" in said.replace("TLSv1.0", "TLSv1")

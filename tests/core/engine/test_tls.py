from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import certifi
import pytest
import trustme

from httpv2_gui.core.engine import tls as tls_module
from httpv2_gui.core.engine.certificates import CertificateError
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.engine.tls import Contexts, for_strangers, make_context
from httpv2_gui.core.model.connection import Connection, Tls
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Failure, Result, TlsFacts
from httpv2_gui.core.model.secret import Secret
from tests.servers.child import free_ports, open_folder, program, running
from tests.servers.nginx import Nginx
from tests.servers.pki import PASSWORD

CA = trustme.CA().cert_pem.bytes().decode()


def test_ca_certificate_replaces_the_systems_roots() -> None:
    assert len(make_context(Tls(ca_certificate=CA)).get_ca_certs()) == 1


def test_trusted_certificate_is_added_to_the_roots() -> None:
    mozillas = len(make_context(Tls(roots="bundled")).get_ca_certs())
    assert mozillas > 100
    both = Tls(roots="bundled", trusted_certificate=CA)
    assert len(make_context(both).get_ca_certs()) == mozillas + 1


def test_bundled_roots_stand_in_where_the_system_has_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    bundled = make_context(Tls(roots="bundled"))
    assert make_context(Tls()).cert_store_stats() == bundled.cert_store_stats()
    assert Path(certifi.where()).is_file()


def test_default_verifies() -> None:
    context = make_context(Tls())
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2


def test_off_verifies_nothing_and_ignores_the_ca() -> None:
    context = make_context(Tls(verify=False, ca_certificate="broken"))
    assert context.verify_mode is ssl.CERT_NONE


async def test_contexts_are_kept() -> None:
    contexts = Contexts()
    tls = Tls(ca_certificate=CA)
    assert await contexts.get(tls) is await contexts.get(Tls(ca_certificate=CA))


@pytest.mark.parametrize(
    ("field", "label"),
    [
        ("ca_certificate", "CA Certificate"),
        ("trusted_certificate", "Trust SSL Server Certificate"),
    ],
)
async def test_bad_certificate_names_its_field(field: str, label: str) -> None:
    with pytest.raises(CertificateError, match=label):
        await Contexts().get(Tls().with_values(**{field: "nonsense"}))


def test_keys_are_logged_where_the_person_asks_for_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    assert make_context(Tls()).keylog_filename == str(tmp_path / "keys")


def test_strangers_are_shown_nothing() -> None:
    tls = Tls(
        client_certificate="x",
        client_key=Secret("y"),
        client_key_password=Secret("z"),
        server_name="n",
        ca_certificate=CA,
    )
    assert for_strangers(tls) == Tls(ca_certificate=CA)


# ---- before nginx ---------------------------------------------------------------------------


@pytest.fixture
async def clients() -> AsyncIterator[Clients]:
    async with Clients() as made:
        yield made


async def call(clients: Clients, nginx: Nginx, name: str, path: str = "/", **tls: Any) -> Result:
    values = {"ca_certificate": nginx.text("ca.crt")} | tls
    connection = Connection(name="c", tls=Tls().with_values(**values))
    return await run(Request(url=nginx.url(name, path)), connection, clients=clients)


def body(result: Result) -> str:
    assert result.answer is not None, result.failure
    return result.answer.body.decode()


def failure(result: Result, kind: str = "tls") -> Failure:
    assert result.failure is not None
    assert result.failure.kind == kind
    return result.failure


def facts(result: Result) -> TlsFacts:
    found = result.exchanges[-1].tls
    assert found is not None
    return found


def client(
    nginx: Nginx, name: str = "client", key: str = "client.key", password: str = ""
) -> dict[str, Any]:
    return {
        "client_certificate": nginx.text(f"{name}.crt"),
        "client_key": Secret(nginx.text(key)),
        "client_key_password": Secret(password),
    }


async def test_trusted_self_signed_certificate(clients: Clients, nginx: Nginx) -> None:
    own = nginx.text("selfsigned.crt")
    assert (await call(clients, nginx, "selfsigned", trusted_certificate=own)).succeeded
    # The roots are still there:
    assert (await call(clients, nginx, "good", trusted_certificate=own)).succeeded


async def test_trusted_certificate_does_not_excuse_another_host(
    clients: Clients, nginx: Nginx
) -> None:
    own = nginx.text("wronghost.crt")
    result = await call(clients, nginx, "wronghost", trusted_certificate=own)
    assert "another host" in failure(result).message
    assert "Server Name (SNI)" in failure(result).hint


async def test_server_name_is_asked_for_and_checked(clients: Clients, nginx: Nginx) -> None:
    result = await call(clients, nginx, "sni", server_name="b.test")
    assert '"asked": "b.test"' in body(result)
    assert facts(result).chain[0].names == ("b.test",)
    assert facts(result).server_name == "b.test"
    wrong = await call(clients, nginx, "sni", server_name="c.test")
    assert "another host" in failure(wrong).message
    assert (await call(clients, nginx, "wronghost", server_name="wrong.example")).succeeded


async def test_missing_intermediate_is_explained_and_may_be_trusted(
    clients: Clients, nginx: Nginx
) -> None:
    result = await call(clients, nginx, "nochain")
    assert "intermediate certificate" in failure(result).hint
    middle = nginx.text("intermediate.crt")
    assert (await call(clients, nginx, "nochain", trusted_certificate=middle)).succeeded


async def test_bundled_roots_do_not_know_a_private_authority(
    clients: Clients, nginx: Nginx
) -> None:
    result = await call(clients, nginx, "good", ca_certificate="", roots="bundled")
    assert "Trust SSL Server Certificate" in failure(result).hint


# ---- versions ---------------------------------------------------------------------------------

VERSIONS = ("1.0", "1.1", "1.2", "1.3")


@pytest.mark.parametrize("version", VERSIONS)
async def test_each_version(clients: Clients, nginx: Nginx, version: str) -> None:
    name = f"tls{version.replace('.', '')}"
    result = await call(clients, nginx, name, minimum_version=version, maximum_version=version)
    assert facts(result).version in (f"TLSv{version}", "TLSv1" if version == "1.0" else "")
    warned = any("is allowed, which is broken" in one for one in result.warnings)
    assert warned is (version < "1.2")


@pytest.mark.parametrize(
    ("name", "limits"),
    [
        ("tls10", {}),
        ("tls11", {}),
        ("tls12", {"minimum_version": "1.3"}),
        ("tls13", {"maximum_version": "1.2"}),
    ],
)
async def test_no_common_version_names_the_fields(
    clients: Clients, nginx: Nginx, name: str, limits: dict[str, Any]
) -> None:
    result = await call(clients, nginx, name, **limits)
    assert "Minimum and Maximum TLS Version" in failure(result).hint


# ---- client certificates ----------------------------------------------------------------------


@pytest.mark.parametrize("name", ["mtls", "optional"])
@pytest.mark.parametrize("version", ["1.2", "1.3"])
async def test_right_client_certificate(
    clients: Clients, nginx: Nginx, name: str, version: str
) -> None:
    result = await call(clients, nginx, name, maximum_version=version, **client(nginx))
    assert '"client": "CN=tester,O=' in body(result)
    assert '"verified": "SUCCESS"' in body(result)


async def test_encrypted_key(clients: Clients, nginx: Nginx) -> None:
    key = client(nginx, key="client-encrypted.key", password=PASSWORD)
    assert (await call(clients, nginx, "mtls", **key)).succeeded


@pytest.mark.parametrize(("name", "verified"), [("wrongca", "400"), ("outdated", "400")])
async def test_wrong_client_certificate(
    clients: Clients, nginx: Nginx, name: str, verified: str
) -> None:
    result = await call(clients, nginx, "mtls", **client(nginx, name, f"{name}.key"))
    assert verified in failure(result, "status").message
    assert "does not accept this client certificate" in failure(result, "status").hint


async def test_missing_client_certificate(clients: Clients, nginx: Nginx) -> None:
    result = await call(clients, nginx, "mtls")
    assert "fill in Client SSL Certificate and Client Key" in failure(result, "status").hint
    assert '"verified": "NONE"' in body(await call(clients, nginx, "optional"))


@pytest.fixture(scope="module")
def strict(nginx: Nginx) -> Iterator[int]:
    """Hold the port of OpenSSL's own server, which refuses with an alert in place of an answer."""
    [port] = free_ports()
    certs = nginx.certs
    command = [program("openssl", "openssl"), "s_server", "-accept", f"127.0.0.1:{port}", "-www"]
    command += ["-cert", str(certs / "good.crt"), "-key", str(certs / "good.key")]
    command += ["-CAfile", str(certs / "clientca.crt"), "-Verify", "2", "-verify_return_error"]
    with (
        open_folder("httpv2-openssl-") as folder,
        running(command, ports=[port], log=folder / "log"),
    ):
        yield port


@pytest.mark.parametrize("version", ["1.2", "1.3"])
@pytest.mark.parametrize(
    ("name", "words"),
    [("client", ""), ("wrongca", "Client SSL Certificate"), ("", "Client SSL Certificate")],
)
async def test_client_certificate_before_a_server_that_answers_with_an_alert(
    clients: Clients, nginx: Nginx, strict: int, version: str, name: str, words: str
) -> None:
    shown = client(nginx, name, f"{name}.key") if name else {}
    tls = Tls(ca_certificate=nginx.text("ca.crt"), maximum_version=version).with_values(**shown)
    url = f"https://localhost:{strict}/"
    result = await run(Request(url=url), Connection(name="c", tls=tls), clients=clients)
    if words:
        assert words in failure(result).hint
    else:
        assert result.succeeded, result.failure


async def test_wrong_key_password_sends_nothing(clients: Clients, nginx: Nginx) -> None:
    key = client(nginx, key="client-encrypted.key", password="wrong-pass-1")
    result = await call(clients, nginx, "mtls", **key)
    assert "Client Key Password" in failure(result, "certificate").message
    assert result.exchanges == ()
    assert "wrong-pass-1" not in repr(result)


async def test_client_certificate_stays_at_home(clients: Clients, nginx: Nginx) -> None:
    away = nginx.url("optional")
    result = await call(clients, nginx, "mtls", f"/go?to={away}", **client(nginx))
    assert '"verified": "NONE"' in body(result)
    assert result.withheld == ("client certificate",)
    assert "Not sent to" in result.warnings[0]
    # And back at home it is not shown again:
    back = f"{nginx.url('optional', '/go')}?to={nginx.url('mtls')}"
    result = await call(clients, nginx, "mtls", f"/go?to={back}", **client(nginx))
    assert "No required SSL certificate" in failure(result, "status").message


async def test_client_certificate_goes_along_at_home(clients: Clients, nginx: Nginx) -> None:
    home = nginx.url("mtls")
    result = await call(clients, nginx, "mtls", f"/go?to={home}", **client(nginx))
    assert '"verified": "SUCCESS"' in body(result)
    assert result.withheld == ()


async def test_server_name_is_not_asked_of_strangers(clients: Clients, nginx: Nginx) -> None:
    away = nginx.url("good")
    result = await call(clients, nginx, "sni", f"/go?to={away}", server_name="a.test")
    assert '"asked": "localhost"' in body(result)


# ---- HTTP version -----------------------------------------------------------------------------


@pytest.mark.parametrize(("version", "spoken"), [("auto", "HTTP/2"), ("1.1", "HTTP/1.1")])
async def test_http_version(clients: Clients, nginx: Nginx, version: str, spoken: str) -> None:
    tls = Tls(ca_certificate=nginx.text("ca.crt"))
    connection = Connection(name="c", tls=tls, http_version=version)
    result = await run(Request(url=nginx.url("good")), connection, clients=clients)
    assert result.answer is not None
    assert result.answer.http_version == spoken


# ---- watching a handshake -----------------------------------------------------------------------


@pytest.mark.parametrize("version", ["1.2", "1.3"])
@pytest.mark.parametrize(("name", "asked"), [("mtls", True), ("optional", True), ("good", False)])
async def test_request_for_a_client_certificate_is_noticed(
    clients: Clients, nginx: Nginx, version: str, name: str, asked: bool
) -> None:
    for _ in range(2):  # the second goes over the connection of the first
        result = await call(clients, nginx, name, maximum_version=version)
        assert facts(result).client_certificate_asked is asked
        assert not facts(result).client_certificate_shown


def test_python_that_cannot_watch_is_borne() -> None:
    class Context:
        __slots__ = ()

    tls_module.watch(Context(), lambda asked: None)  # pyright: ignore[reportArgumentType]

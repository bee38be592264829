"""What every test gets: a home of its own, the right event loop, a check for tasks left behind."""

from __future__ import annotations

import asyncio
import functools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from pathlib import Path

import hypothesis
import pytest
import pytest_asyncio

from tests.servers.apache import Apache, run_apache
from tests.servers.drf import Drf, run_drf
from tests.servers.gss_service import GssService, run_gss_service
from tests.servers.gssapi_apache import GssapiApache
from tests.servers.httpbin import Httpbin, run_httpbin
from tests.servers.kerberos import Kerberos, run_kerberos
from tests.servers.keyring_session import KeyringSession
from tests.servers.microsocks import Microsocks, run_microsocks
from tests.servers.moto import Moto, run_moto
from tests.servers.nginx import Nginx, run_nginx
from tests.servers.ntlm import run_ntlm
from tests.servers.oauth1 import OAuth1Server, run_oauth1
from tests.servers.oauth2 import OAuth2Site, run_oauth2
from tests.servers.tinyproxy import Tinyproxy, run_tinyproxy
from tests.servers.xsoar import Xsoar, run_xsoar

STRANGERS = {
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "SSLKEYLOGFILE",
    "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE",
    "DBUS_SESSION_BUS_ADDRESS",
    "NTLM_USER_FILE",
}
"""Variables of the developer's machine that would change what the program does."""

ASYNC_TEST_LIMIT_S = 20

# How fast the machine is says nothing of the program; a test that hangs has pytest's limit.
hypothesis.settings.register_profile(
    "busy machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("busy machine")

_HOMES = pytest.StashKey[Path]()


def strangers_in(environment: Mapping[str, str]) -> list[str]:
    """Name the variables that tests must not see, proxies in either case."""
    return [
        name
        for name in environment
        if name.upper() in STRANGERS or name.startswith("HTTPV2_SECRET_")
    ]


# ---- before anything of ours is imported ----------------------------------------------------


def pytest_configure(config: pytest.Config) -> None:
    """Move to a home folder that dies with the run: nobody's settings, history or keyring."""
    home = Path(tempfile.mkdtemp(prefix="httpv2-home-"))
    config.stash[_HOMES] = home
    for name in strangers_in(os.environ):
        del os.environ[name]
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    offline = "[libdefaults]\n  dns_lookup_kdc = false\n  dns_lookup_realm = false\n"
    (home / "krb5.conf").write_text(offline)
    os.environ.update(
        HOME=str(home),
        XDG_CONFIG_HOME=str(home / "config"),
        XDG_DATA_HOME=str(home / "data"),
        XDG_STATE_HOME=str(home / "state"),
        XDG_CACHE_HOME=str(home / "cache"),
        XDG_RUNTIME_DIR=str(runtime),
        # A test that wants a keyring says which: its own, or the fixture keyring_session.
        PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
        # Kerberos asks no name server for realms, and finds no ticket; see the fixture kerberos.
        KRB5_CONFIG=str(home / "krb5.conf"),
        KRB5CCNAME=f"FILE:{home / 'no-ticket'}",
        QT_API="pyside6",
    )
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[_HOMES], ignore_errors=True)


@pytest.fixture(autouse=True)
def clean_environ(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what an earlier test set in the environment behind monkeypatch's back."""
    for name in strangers_in(os.environ):
        monkeypatch.delenv(name)


# ---- event loops ----------------------------------------------------------------------------


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Run the window's tests on Qt's loop, all others on a plain one."""
    return {"qt": qt_loop} if needs_window(item) else {"plain": asyncio.new_event_loop}


def needs_window(item: pytest.Item) -> bool:
    return bool({"ui", "journeys"} & set(item.path.relative_to(item.config.rootpath).parts))


def qt_loop() -> asyncio.AbstractEventLoop:
    """Make the one Qt loop of this process; imported late so that core's tests need no Qt."""
    import qasync
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(False)  # else closing a dialog stops the loop

    class QtLoop(qasync.QEventLoop):
        def run_until_complete(self, future: Awaitable[object]) -> object:
            """Leave out qasync's last look at events: no loop runs then, coroutines would fail."""
            task = asyncio.ensure_future(future, loop=self)  # noqa: TID251 - as qasync does
            task.add_done_callback(lambda _: self.stop())
            self.run_forever()
            return task.result()

    loop = QtLoop(application)
    let_coroutines_see(loop)
    return loop


def let_coroutines_see(loop: asyncio.AbstractEventLoop) -> None:
    """Let this loop be the running one while pytest-qt processes events between two tests.

    Qt then goes on with the loop's coroutines, which would find that no loop runs.
    """
    from pytestqt import plugin

    process = getattr(plugin, "_plain_process_events", plugin._process_events)
    plugin._plain_process_events = process  # pyright: ignore[reportAttributeAccessIssue]

    def process_events() -> None:
        asyncio._set_running_loop(loop)
        try:
            process()
        finally:
            asyncio._set_running_loop(None)

    plugin._process_events = process_events


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the window's tests last: going back and forth would make a new Qt loop each time.

    Async tests are watched for tasks left behind; a sync test has no loop to look at.
    """
    items.sort(key=needs_window)
    for item in items:
        if pytest_asyncio.is_async_test(item):
            item.fixturenames.insert(0, "no_task_left_behind")
            item.obj = limited(item.obj)


def limited(test: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """End a coroutine that waits for ever; pytest-timeout's signal is not heard inside Qt."""

    @functools.wraps(test)
    async def within_the_limit(*arguments: object, **named: object) -> None:
        async with asyncio.timeout(ASYNC_TEST_LIMIT_S):
            await test(*arguments, **named)

    return within_the_limit


@pytest.fixture
async def no_task_left_behind() -> AsyncIterator[None]:
    """Fail the test that leaves a task running: what is started is ended."""
    before = asyncio.all_tasks()
    yield
    for _ in range(5):  # a cancelled task ends at its next turn
        await asyncio.sleep(0)
    left = asyncio.all_tasks() - before - {asyncio.current_task()}
    assert not left, f"left running: {sorted(repr(task) for task in left)}"


# ---- real servers: one that cannot start fails its tests, it never skips them ----------------


@pytest.fixture(scope="session")
def apache() -> Iterator[Apache]:
    """Apache httpd: Basic, Digest, a header key, a bearer token, Custom; see its PAGES."""
    with run_apache() as server:
        yield server


@pytest.fixture(scope="session")
def httpbin() -> Iterator[Httpbin]:
    """Give httpbin: Digest with SHA-256, SHA-512 and auth-int."""
    with run_httpbin() as server:
        yield server


@pytest.fixture(scope="session")
def nginx() -> Iterator[Nginx]:
    """Give nginx with good and bad certificates, each on its own port."""
    with run_nginx() as server:
        yield server


@pytest.fixture(scope="session")
def tinyproxy() -> Iterator[Tinyproxy]:
    """HTTP proxies: one wants a user name and a password, one takes anybody."""
    with run_tinyproxy() as server:
        yield server


@pytest.fixture(scope="session")
def microsocks() -> Iterator[Microsocks]:
    """SOCKS5 proxies: one wants a user name and a password, one takes anybody."""
    with run_microsocks() as server:
        yield server


@pytest.fixture(scope="session")
def drf() -> Iterator[Drf]:
    """Django REST framework's authtoken: POST /auth/token, POST /auth/nested, GET /auth/me."""
    with run_drf() as server:
        yield server


@pytest.fixture(scope="session")
def oauth2_site() -> Iterator[OAuth2Site]:
    """Give django-oauth-toolkit: every grant, a login page, and /me for who has a token."""
    with run_oauth2() as site:
        yield site


@pytest.fixture(scope="session")
def oauth1_server() -> Iterator[OAuth1Server]:
    """Give oauthlib's server side: the three steps to a token, and pages that need one."""
    with run_oauth1() as server:
        yield server


@pytest.fixture(scope="session")
def moto() -> Iterator[Moto]:
    """Give moto with IAM enforced: STS, S3 and DynamoDB that check every signature."""
    with run_moto() as server:
        yield server


@pytest.fixture(scope="session")
def ntlm() -> Iterator[GssapiApache]:
    """Apache with gss-ntlmssp: /ntlm; see `run_ntlm`."""
    with run_ntlm() as server:
        yield server


@pytest.fixture(scope="session")
def _realm() -> Iterator[Kerberos]:
    with run_kerberos() as realm:
        yield realm


@pytest.fixture
def kerberos(_realm: Kerberos, monkeypatch: pytest.MonkeyPatch) -> Kerberos:
    """Give a realm of MIT Kerberos; the libraries of this process look there for this test only."""
    for name, value in _realm.environment.items():
        monkeypatch.setenv(name, value)
    return _realm


@pytest.fixture(scope="session")
def gss_service(_realm: Kerberos) -> Iterator[GssService]:
    """Give an HTTPS service that checks channel bindings, for NTLM and for Kerberos."""
    with run_gss_service(_realm) as server:
        yield server


@pytest.fixture(scope="session")
def xsoar_server() -> Iterator[Xsoar]:
    """Give a judge of Cortex XSOAR keys that follows the product's own example."""
    with run_xsoar() as server:
        yield server


@pytest.fixture
def keyring_session(tmp_path: Path) -> KeyringSession:
    """Run Python code in a desktop session with a real gnome-keyring; see KeyringSession."""
    return KeyringSession(tmp_path / "keyring-home")

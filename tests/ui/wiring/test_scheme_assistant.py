"""The buttons beside the fields: token requests that are tried, examples, looks at servers."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.auth.xsoar import XsoarAuth
from httpv2_gui.core.model.connection import Connection, Tls
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.ui.connections.page import ConnectionPage
from httpv2_gui.ui.wiring.bench import Bench
from tests.servers.drf import Drf
from tests.servers.nginx import Nginx
from tests.ui.conftest import Answers
from tests.ui.waiting import until
from tests.ui.wiring.test_token_maker import new_page

FQDN = "acme.xdr.eu.paloaltonetworks.com"
EXAMPLE = (
    f"curl -X POST https://api-{FQDN}/xsoar/public/v1/incidents/search "
    '-H "x-xdr-auth-id: 7" -H "Authorization: the-key-itself"'
)


def login(drf: Drf, password: str = "s3cret") -> Connection:
    auth = DedicatedAuth(
        url=drf.url("/auth/nested"),
        headers=Secret('{"Content-Type": "application/json"}'),
        body=Secret(f'{{"username": "tester", "password": "{password}"}}'),
    )
    return Connection(name="Login", auth=auth)


async def at(bench: Bench, connection: Connection) -> ConnectionPage:
    page = await new_page(bench, connection, saved=False)
    page.fields.sections[0].more.show_content(True)
    return page


def press(page: ConnectionPage, name: str) -> None:
    found = page.findChildren(QPushButton)
    next(one for one in found if one.accessibleName() == name).click()


def token_field(page: ConnectionPage) -> str:
    auth = page.connection().auth
    assert isinstance(auth, DedicatedAuth)
    return auth.token_field


def xsoar(page: ConnectionPage) -> XsoarAuth:
    auth = page.connection().auth
    assert isinstance(auth, XsoarAuth)
    return auth


async def test_value_of_the_answer_becomes_the_field_name(
    bench: Bench, drf: Drf, answers: Answers
) -> None:
    page = await at(bench, login(drf))
    answers.next("data_token")
    press(page, "Fetch and choose…")
    await until(lambda: token_field(page) == "data_token")
    [asked] = answers.asked
    assert asked.choices == ("data_token", "status")
    assert "200 OK" in asked.text
    assert page.modified


async def test_nothing_chosen_changes_nothing(bench: Bench, drf: Drf, answers: Answers) -> None:
    page = await at(bench, login(drf))
    answers.next(None)
    press(page, "Fetch and choose…")
    await until(lambda: answers.asked)
    assert token_field(page) == ""


async def test_refused_token_request_says_why(bench: Bench, drf: Drf, answers: Answers) -> None:
    page = await at(bench, login(drf, "wrong"))
    answers.next(None)
    press(page, "Fetch and choose…")
    await until(lambda: answers.asked)
    assert answers.asked[0].kind == "problem"
    assert "400" in answers.asked[0].text


async def test_example_fills_the_form(bench: Bench, answers: Answers) -> None:
    page = await at(bench, Connection(name="X", auth=XsoarAuth()))
    answers.next(EXAMPLE)
    press(page, "Paste cURL example…")
    await until(lambda: xsoar(page).key_id)
    auth = xsoar(page)
    assert (auth.fqdn, auth.key_id, auth.api_key) == (FQDN, "7", Secret("the-key-itself"))


async def test_what_is_no_example_is_said(bench: Bench, answers: Answers) -> None:
    page = await at(bench, Connection(name="X", auth=XsoarAuth()))
    answers.next("nonsense", None)
    press(page, "Paste cURL example…")
    await until(lambda: len(answers.asked) == 2)
    assert answers.asked[1].kind == "problem"
    assert page.connection().auth == XsoarAuth()


async def test_self_signed_server_is_looked_at_and_trusted(
    bench: Bench, nginx: Nginx, answers: Answers
) -> None:
    page = await at(bench, Connection(name="S", test_url=nginx.url("selfsigned")))
    answers.next("Trust this certificate")
    press(page, "Look at the server…")
    await until(lambda: page.connection().tls.trusted_certificate)
    assert "self-signed" in answers.asked[0].text
    assert "SHA-256" in answers.asked[0].text
    page.test()
    await until(lambda: page.is_testing)
    await until(lambda: not page.is_testing)
    outcome = page.findChild(QLabel, "outcome")
    assert outcome is not None
    assert outcome.text().startswith("Connected")


async def test_server_that_trust_does_not_help(
    bench: Bench, nginx: Nginx, answers: Answers
) -> None:
    tls = Tls(ca_certificate=nginx.text("ca.crt"))
    page = await at(bench, Connection(name="S", test_url=nginx.url("expired"), tls=tls))
    answers.next("Close")
    press(page, "Look at the server…")
    await until(lambda: answers.asked)
    assert answers.asked[0].choices == ("Close",)
    assert "expired" in answers.asked[0].text


async def test_nothing_to_look_at(bench: Bench, answers: Answers) -> None:
    page = await at(bench, Connection(name="S"))
    answers.next("Close")
    press(page, "Look at the server…")
    await until(lambda: answers.asked)
    assert answers.asked[0].title == "The server's certificates cannot be seen"

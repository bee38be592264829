"""A client certificate from one file."""

import pytest
from PySide6.QtWidgets import QLabel, QToolButton

from httpv2_gui.core.model.connection import Tls
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.ui.base.form import RecordForm
from httpv2_gui.ui.connections.fields import READER
from httpv2_gui.ui.connections.tls_tools import TlsTools
from tests.servers.pki import PASSWORD, write_clients
from tests.ui.waiting import until


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clients")
    write_clients(folder)
    return folder


@pytest.fixture
def form(qtbot, tasks):
    made = RecordForm(Tls(), certificates=READER, tasks=tasks)
    qtbot.addWidget(made)
    TlsTools(tasks, made).dress(made)
    made.show()
    return made


def pick(form):
    form.findChild(QToolButton, "client_certificate.pick").click()


async def test_pkcs12_fills_certificate_key_and_password(form, files, answers):
    answers.next(files / "client.p12", PASSWORD)
    pick(form)
    await until(lambda: form.record().client_key)
    tls = form.record()
    assert tls.client_certificate
    assert tls.client_key_password == Secret(PASSWORD)
    facts = form.findChild(QLabel, "client_certificate.facts")
    assert "tester" in facts.text()
    assert "valid until" in facts.text()


async def test_file_without_password_asks_for_none(form, files, answers):
    answers.next(files / "client-open.p12")
    pick(form)
    await until(lambda: form.record().client_key)
    assert form.record().client_key_password == Secret()


async def test_wrong_password_says_so_and_changes_nothing(form, files, answers):
    answers.next(files / "client.p12", "wrong", None)
    pick(form)
    await until(lambda: len(answers.asked) == 3)
    assert "password" in answers.asked[2].text.lower()
    assert form.record() == Tls()


async def test_no_password_no_certificate(form, files, answers):
    answers.next(files / "client.p12", None)
    pick(form)
    await until(lambda: len(answers.asked) == 2)
    assert form.record() == Tls()


async def test_certificate_first_then_its_key(form, files, answers):
    answers.next(files / "client.crt")
    pick(form)
    await until(lambda: form.record().client_certificate)
    answers.next(files / "client.key")
    form.findChild(QToolButton, "client_key.pick").click()
    await until(lambda: form.record().client_key)

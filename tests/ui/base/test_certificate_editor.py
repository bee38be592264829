import base64
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
import trustme
from PySide6.QtWidgets import QLabel, QToolButton

from httpv2_gui.core.engine import certificates
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Record
from httpv2_gui.core.model.result import Certificate
from httpv2_gui.ui.base.certificate_editor import CertificateTools
from httpv2_gui.ui.base.form import RecordForm
from tests.ui.waiting import until

READER = CertificateTools(certificates.read_certificates, certificates.read_certificate_file)


@dataclass(frozen=True, kw_only=True)
class Roots(Record):
    ca: str = fields.certificate("CA Certificate")


@pytest.fixture(scope="module")
def pem():
    return trustme.CA(organization_name="Test CA").cert_pem.bytes()


@pytest.fixture
def make(qtbot, request):
    def made(tools, tasks=None):
        form = RecordForm(Roots(), certificates=tools, tasks=tasks)
        qtbot.addWidget(form)
        form.show()
        return form

    return made


def facts(form):
    return form.findChild(QLabel, "ca.facts")


def test_says_whose_it_is(make, pem):
    form = make(READER)
    form.set_record(Roots(ca=base64.b64encode(pem).decode()))
    assert "Test CA" in facts(form).text()
    assert "self-signed, valid until" in facts(form).text()
    assert facts(form).property("tone") == "ok"


def test_says_why_it_is_none(make):
    form = make(READER)
    form.set_record(Roots(ca="hello"))
    assert facts(form).property("tone") == "err"
    form.set_record(Roots())
    assert not facts(form).isVisible()


def test_expired_is_red(make):
    then = datetime.now(UTC) - timedelta(days=1)
    old = Certificate(subject="s", issuer="i", not_before=then, not_after=then)
    form = make(CertificateTools(lambda text: [old] * 5, READER.read_file))
    form.set_record(Roots(ca="x"))
    assert "s, issued by i, expired on" in facts(form).text()
    assert "and 2 more" in facts(form).text()
    assert facts(form).property("tone") == "err"


async def test_file_is_picked(make, tasks, answers, pem, tmp_path):
    file = tmp_path / "ca.pem"
    file.write_bytes(pem)
    form = make(READER, tasks)
    answers.next(file)
    form.findChild(QToolButton, "ca.pick").click()
    await until(lambda: form.record().ca)
    assert base64.b64decode(form.record().ca) == pem


async def test_file_that_is_none_is_explained(make, tasks, answers, tmp_path):
    file = tmp_path / "ca.pem"
    file.write_text("hello")
    form = make(READER, tasks)
    answers.next(file, None)
    form.findChild(QToolButton, "ca.pick").click()
    await until(lambda: len(answers.asked) == 2)
    assert answers.asked[1].title == "ca.pem cannot be used"
    assert form.record().ca == ""

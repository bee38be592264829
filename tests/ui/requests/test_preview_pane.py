from PySide6.QtGui import QGuiApplication

from httpv2_gui.core.auth.custom import CustomAuth
from httpv2_gui.core.auth.digest import DigestAuth
from httpv2_gui.core.engine.prepare import Preview
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.ui.requests.preview_pane import PreviewPane, curl_options, labels_of
from tests.ui.requests.conftest import TICKETS

PREVIEW = Preview(
    method="POST",
    url="https://h.example/a",
    headers=(("Authorization", "Basic <Basic Auth Password>"),),
    body=b"{}",
    warnings=("Mind this.",),
)
WRONG = Problem("url", "URL Path", "Wrong.")


def test_problems_come_first_and_lead_to_their_place(qtbot):
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.show_preview(PREVIEW, [WRONG], TICKETS)
    said = [pane.problems.item(row).text() for row in range(pane.problems.count())]
    assert said == ["URL Path: Wrong.", "Mind this."]
    with qtbot.waitSignal(pane.problem_chosen) as heard:
        pane.problems.itemActivated.emit(pane.problems.item(0))
    assert heard.args == [WRONG]
    pane.show_preview(PREVIEW, [], TICKETS)
    assert pane.problems.count() == 1


def test_copying_says_what(qtbot):
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.show_preview(PREVIEW, [], TICKETS)
    for copy, piece in (
        (pane.copy_curl, "curl"),
        (pane.copy_raw, "POST /a HTTP/1.1"),
        (pane.copy_url, "https://h.example/a"),
    ):
        with qtbot.waitSignal(pane.copied):
            copy()
        assert piece in QGuiApplication.clipboard().text()


def test_labels_are_those_of_the_connections_secrets():
    assert list(labels_of(TICKETS))[:2] == ["<token>", "<Basic Auth Password>"]
    assert list(labels_of(None)) == ["<token>"]


def test_curl_learns_of_the_user_and_of_switched_off_tls():
    off = TICKETS.with_values(tls=TICKETS.tls.with_values(verify=False))
    assert curl_options(off, "") == {
        "body_file": "",
        "basic_user": "ann",
        "connection": off,
        "challenged": "",
    }
    digest = off.with_values(auth=DigestAuth(username="ann"))
    assert curl_options(digest, "")["challenged"] == "digest"


def test_user_name_of_custom_is_a_label() -> None:
    assert "<User Name>" in labels_of(Connection(name="c", auth=CustomAuth(username="u")))
    assert "<User Name>" not in labels_of(Connection(name="c", auth=DigestAuth(username="u")))

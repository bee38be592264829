import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.oauth2 import OAuth2
from httpv2_gui.core.auth.xsoar import XsoarAuth
from httpv2_gui.core.engine.doctor import TestReport
from httpv2_gui.core.model.connection import Connection, Proxy, Timeouts, Tls
from httpv2_gui.core.model.fields import fields_of
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.connections.page import ConnectionPage

VIRUS_TOTAL = Connection(
    name="VirusTotal",
    description="Reputation of files.",
    test_url="https://www.virustotal.com/api/v3/users/me",
    restrict_domain=True,
    cookie_scope="global",
    auth=ApiKeyAuth(field_name="x-apikey", secret=Secret("abc")),
    tls=Tls(verify=False),
    timeouts=Timeouts(read_ms=0),
)
GOOD = TestReport(
    succeeded=True,
    headline="200 OK from www.virustotal.com in 143 ms",
    message="Successfully tested connectivity.",
    called=("GET https://www.virustotal.com/api/v3/users/me",),
    started=datetime.now(UTC),
)
BAD = TestReport(
    succeeded=False,
    headline="401 Unauthorized from www.virustotal.com in 90 ms",
    message="HTTP/1.1 401 Unauthorized\n" + "\n".join(f"line {n}" for n in range(20)),
    hint="The key was not accepted.",
    warnings=("The connection is not encrypted.",),
    started=datetime.now(UTC) - timedelta(days=3),
)


@pytest.fixture
def page(qtbot):
    made = ConnectionPage(Tasks())
    qtbot.addWidget(made)
    made.resize(800, 900)
    made.set_connection(VIRUS_TOTAL)
    made.show()
    return made


def find(page, kind, name):
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def said(page):
    return find(page, QLabel, "outcome").text()


def typed(qtbot, page, name, text):
    line = next(one for one in page.findChildren(QLineEdit, name) if one.isVisible())
    line.selectAll()
    qtbot.keyClicks(line, text)


def choose(page, scheme):
    menu = find(page, QComboBox, "scheme")
    menu.setCurrentText(scheme)
    menu.activated.emit(menu.currentIndex())


def test_connection_comes_back_as_it_was(page):
    assert page.connection() == VIRUS_TOTAL
    assert not page.modified
    title = find(page, QLabel, "title")
    assert (title.text(), title.textFormat()) == ("VirusTotal", Qt.TextFormat.PlainText)


def test_edit_is_told_and_can_be_taken_back(page, qtbot):
    with qtbot.waitSignal(page.changed):
        typed(qtbot, page, "name", "VT")
    assert page.modified
    assert page.saved_name() == "VirusTotal"
    find(page, QPushButton, "revert").click()
    assert page.connection() == VIRUS_TOTAL


def test_other_schemes_keep_what_was_typed(page, qtbot):
    choose(page, "Basic")
    typed(qtbot, page, "username", "ada")
    assert page.connection().auth == BasicAuth(username="ada")
    choose(page, "API key")
    assert page.connection() == VIRUS_TOTAL
    choose(page, "Basic")
    assert page.connection().auth == BasicAuth(username="ada")


def test_arrow_keys_change_the_scheme(page, qtbot):
    qtbot.keyClick(find(page, QComboBox, "scheme"), Qt.Key.Key_Up)
    assert page.connection().auth == BasicAuth()


def test_test_asks_with_what_is_filled_in(page, qtbot):
    with qtbot.waitSignal(page.test_requested) as asked:
        find(page, QPushButton, "test_connection").click()
    assert asked.args == [VIRUS_TOTAL]


def test_running_test_can_be_cancelled(page, qtbot):
    page.show_testing("GET https://www.virustotal.com/api/v3/users/me")
    button = find(page, QPushButton, "test_connection")
    assert button.accessibleName() == "Cancel"
    assert find(page, QProgressBar, "testing").isVisible()
    with qtbot.waitSignal(page.test_cancelled):
        button.click()
    page.show_test_cancelled()
    assert button.accessibleName() == "Test connection"
    assert said(page) == "Test cancelled"


def test_green_check(page):
    page.test()
    page.show_testing()
    page.show_report(dataclasses.replace(GOOD, started=datetime.now(UTC)))
    assert said(page) == "Connected: 200 OK from www.virustotal.com in 143 ms"
    assert find(page, QLabel, "outcome").property("tone") == "ok"
    assert find(page, QLabel, "age").text() == "just now"
    assert "Called GET https://" in find(page, QLabel, "called").text()


def test_red_cross_has_their_words_first_and_then_ours(page):
    page.test()
    page.show_report(BAD)
    message = find(page, QPlainTextEdit, "message")
    assert message.toPlainText().startswith("HTTP/1.1 401")
    assert find(page, QLabel, "hint").text() == "The key was not accepted."
    assert find(page, QLabel, "warnings").isVisible()
    assert find(page, QLabel, "age").text() == "3 days ago"
    before = message.height()
    find(page, QPushButton, "show_all").click()
    assert message.height() > before


def test_edit_makes_the_result_stale(page, qtbot):
    page.test()
    page.show_report(GOOD)
    typed(qtbot, page, "name", "VT")
    assert said(page) == "Edited since it was tested"
    assert not find(page, QPlainTextEdit, "message").isVisible()


def test_edit_while_it_runs_makes_the_result_stale(page, qtbot):
    page.test()
    page.show_testing()
    typed(qtbot, page, "name", "VT")
    page.show_report(GOOD)
    assert said(page) == "Edited since it was tested"


def test_wrong_fields_are_not_tested(page, qtbot):
    heard = []
    page.test_requested.connect(heard.append)
    typed(qtbot, page, "test_url", "api")
    page.test()
    assert heard == []
    assert said(page) == "Not tested: correct the fields above"
    assert find(page, QLabel, "test_url.problem").text().startswith("A full URL is needed")
    assert page.focusWidget().objectName() == "test_url"


def test_new_form_does_not_scold(page):
    page.set_connection(Connection())
    shown = [one for one in page.findChildren(QLabel) if one.property("kind") == "problem"]
    assert not any(label.isVisible() for label in shown)


def test_half_filled_can_be_saved(page, qtbot):
    typed(qtbot, page, "test_url", "api")
    with qtbot.waitSignal(page.save_requested) as asked:
        find(page, QPushButton, "save").click()
    page.show_saved(asked.args[0])
    assert not page.modified


def test_renamed_elsewhere_keeps_other_edits(page, qtbot):
    typed(qtbot, page, "test_url", "https://h")
    page.rename("VT")
    assert page.connection().name == page.saved_name() == "VT"
    assert page.connection().test_url == "https://h"


def test_missing_secrets_are_asked_for(page):
    declared = [one for one in fields_of(ApiKeyAuth) if one.kind.is_secret]
    page.show_missing(declared)
    banner = find(page, QFrame, "missing")
    assert banner.isVisible()
    assert "A secret is missing on this computer: API Key Secret" in banner.accessibleName()
    page.show_missing(())
    assert not banner.isVisible()


def test_keyring_trouble_offers_this_session(page, qtbot):
    page.show_keyring_trouble("The keyring is locked.", "Unlock it.")
    banner = find(page, QFrame, "keyring")
    assert banner.isVisible()
    with qtbot.waitSignal(page.keep_for_session_requested):
        find(page, QPushButton, "keep_for_this_session_only").click()
    page.show_secrets({"secret": "Kept until the program ends."})
    assert not banner.isVisible()
    assert any("until the program ends" in one.text() for one in page.findChildren(QLabel))


def test_problem_under_more_opens_it(page, qtbot):
    page.set_connection(VIRUS_TOTAL.with_values(cookie_scope="odd"))
    page.test()
    combo = find(page, QWidget, "cookie_scope")
    assert combo.isVisible()


def test_everything_is_named(page):
    for button in page.findChildren(QPushButton):
        assert button.accessibleName(), button.objectName()
        assert button.objectName(), button.accessibleName()


def test_a_new_connection_can_be_saved_as_it_is(page, qtbot):
    page.set_connection(VIRUS_TOTAL, stored=False)
    save = find(page, QPushButton, "save")
    assert save.isEnabled()
    assert not page.modified
    with qtbot.waitSignal(page.save_requested):
        save.click()
    page.show_saved()
    assert not save.isEnabled()


def test_only_what_is_seen_is_made(qtbot):
    """Counted, because seconds differ by machine."""
    page = ConnectionPage(Tasks())
    qtbot.addWidget(page)
    page.set_connection(Connection(name="Plain"))
    page.show()
    assert page.findChild(QWidget, "read_ms") is None
    assert page.findChild(QWidget, "minimum_version") is None
    find(page, QToolButton, "more").click()
    assert find(page, QWidget, "read_ms").isVisible()
    assert len(page.findChildren(QWidget)) < 180


def test_folded_section_is_opened_for_its_problem(page, qtbot):
    page.set_connection(Connection(name="x", test_url="https://h", proxy=Proxy(url="proxy:3128")))
    section = find(page, QToolButton, "proxy")
    section.setChecked(False)
    with qtbot.assertNotEmitted(page.test_requested):
        page.test()
    assert section.isChecked()
    assert find(page, QLabel, "url.problem").text().startswith("A full URL is needed")
    assert page.focusWidget() is find(page, QLineEdit, "url")


def test_sections_with_defaults_are_folded_and_say_what_they_hold(page):
    page.set_connection(Connection(name="x"))
    for name, said in (("ssl_options", "TLS 1.2–1.3, system roots"), ("proxy", "No proxy")):
        heading = find(page, QToolButton, name)
        assert not heading.isChecked()
        assert heading.accessibleDescription() == said


def test_verify_off_is_said_in_warning_colour(page):
    help_ = page.fields.tls.form().row("verify").help
    assert help_.property("tone") == "warn"
    assert find(page, QLabel, "ssl_options.summary").property("tone") == "warn"
    find(page, QCheckBox, "verify").click()
    assert help_.property("tone") == ""
    assert find(page, QLabel, "ssl_options.summary").property("tone") == ""


def test_details_can_be_folded_away(page):
    page.show_report(BAD)
    fold = find(page, QToolButton, "hide_details")
    fold.click()
    assert not find(page, QPlainTextEdit, "message").isVisible()
    assert fold.accessibleName() == "Show details"
    fold.click()
    assert find(page, QPlainTextEdit, "message").isVisible()


def test_secret_of_a_folded_section_says_where_it_is(page):
    proxy = Proxy(url="http://p:1", username="u", password=Secret("pw"))
    page.set_connection(Connection(name="x", proxy=proxy))
    page.show_secrets({"proxy.password": "Kept for this session."})
    words = [label.text() for label in page.findChildren(QLabel)]
    assert "Kept for this session." in words


def test_suggested_test_url_is_taken_on_a_click_only(page):
    fqdn = "acme.xdr.eu.paloaltonetworks.com"
    page.set_connection(Connection(name="x", auth=XsoarAuth(fqdn=fqdn)))
    assert page.connection().test_url == ""
    link = find(page, QPushButton, "suggested_test_url")
    assert link.isVisible()
    link.click()
    assert page.connection().test_url == f"https://api-{fqdn}/xsoar/user"
    assert not link.isVisible()


def test_generate_is_offered_as_soon_as_the_scheme_is_chosen(page):
    choose(page, "OAuth 2.0")
    generate = find(page, QPushButton, "generate")
    assert generate.isVisible()
    assert find(page, QLabel, "token_state").text() == "No access token yet"
    choose(page, "Basic")
    assert not generate.isVisible()


def test_page_scrolls_to_the_link_for_the_browser(page, qtbot):
    page.resize(800, 500)
    page.set_connection(Connection(name="x", auth=OAuth2()))
    page.token_panel.show_visit("https://a/authorize", "redirect", is_open=True)
    line = find(page, QLineEdit, "pasted")
    qtbot.waitUntil(lambda: not line.visibleRegion().isEmpty())

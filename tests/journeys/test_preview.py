"""The preview: what would go out, as one types, with labels in place of secrets."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from httpv2_gui.practice import secrets
from tests.journeys.person import Person

SECRETS = (secrets.PASSWORD, secrets.API_KEY, secrets.CLIENT_SECRET)


async def preview(person: Person) -> QPlainTextEdit:
    await person.open_tab("Preview")
    return await person.find("Preview", QPlainTextEdit)


async def test_it_follows_what_is_typed(at_sample: Person) -> None:
    await at_sample.open_line("Filter tickets")
    shown = await preview(at_sample)
    assert "state=new&severity=critical&limit=5" in shown.toPlainText()
    await at_sample.type("URL Path", "http://127.0.0.1:1/other?own=1")
    await at_sample.comes(lambda: "GET /other?own=1&state=new" in shown.toPlainText())


async def test_secrets_are_labels(at_sample: Person) -> None:
    await at_sample.open_line("Filter tickets")
    assert "X-Practice-Key: <API Key Secret>" in (await preview(at_sample)).toPlainText()
    await at_sample.open_line("List tickets")
    text = (await preview(at_sample)).toPlainText()
    assert "authorization: Basic <" in text.lower().replace("base64(", "<") or "<" in text
    await at_sample.open_line("Read an alert")
    assert "Bearer <token>" in (await preview(at_sample)).toPlainText()


async def test_copy_as_curl_copies_no_secret(at_sample: Person) -> None:
    for line in ("Filter tickets", "List tickets", "Read an alert", "Create a ticket (JSON)"):
        await at_sample.open_line(line)
        await preview(at_sample)
        await at_sample.click("Copy as curl")
        copied = QGuiApplication.clipboard().text()
        assert "curl 'http://127.0.0.1" in copied or "curl --request" in copied
        assert not [one for one in SECRETS if one in copied]


async def test_the_editor_says_how_the_body_goes(at_sample: Person) -> None:
    await at_sample.open_line("Create a ticket (form)")
    await at_sample.open_tab("Body")
    await at_sample.read("Sent as application/x-www-form-urlencoded")
    shown = await preview(at_sample)
    assert "tags=practice&tags=form" in shown.toPlainText()


async def test_another_connection_another_secret(at_sample: Person) -> None:
    await at_sample.open_line("Filter tickets")
    await at_sample.choose("Connection", "No Authentication")
    shown = await preview(at_sample)
    await at_sample.comes(lambda: "X-Practice-Key" not in shown.toPlainText())

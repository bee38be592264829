"""Fields for the inputs of a block."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.ui.blocks.run_form import RunForm

BLOCK = Block(
    inputs=(
        Input(name="Ticket", required=True),
        Input(name="Note", default="one\ntwo"),
        Input(name="Key", secret=True, required=True),
    )
)


@pytest.fixture
def form(qtbot) -> RunForm:
    made = RunForm()
    qtbot.addWidget(made)
    made.show_inputs(BLOCK)
    made.show()
    return made


def field(form: RunForm, name: str) -> QWidget:
    return next(
        one
        for one in form.findChildren(QWidget)
        if one.accessibleName() == name and isinstance(one, QLineEdit | QPlainTextEdit)
    )


def test_defaults_stand_in_it_and_lines_are_kept(form: RunForm) -> None:
    assert form.values() == {"Ticket": "", "Note": "one\ntwo", "Key": ""}


def test_secrets_are_dots(form: RunForm) -> None:
    key = field(form, "Key")
    assert isinstance(key, QLineEdit)
    assert key.echoMode() == QLineEdit.EchoMode.Password


def test_what_is_missing_is_named_and_shown(form: RunForm) -> None:
    ticket = field(form, "Ticket")
    assert isinstance(ticket, QLineEdit)
    missing = form.first_missing()
    assert missing is not None
    assert missing.name == "Ticket"
    assert ticket.property("tone") == "err"
    ticket.setText("7")
    assert ticket.property("tone") == ""
    missing = form.first_missing()
    assert missing is not None
    assert missing.name == "Key"


def test_what_was_filled_in_stays_when_the_inputs_change(form: RunForm) -> None:
    ticket = field(form, "Ticket")
    assert isinstance(ticket, QLineEdit)
    ticket.setText("7")
    form.show_inputs(BLOCK.with_values(inputs=(*BLOCK.inputs, Input(name="More"))))
    assert form.values()["Ticket"] == "7"


def test_what_is_remembered_does_not_replace_what_is_typed(form: RunForm) -> None:
    ticket = field(form, "Ticket")
    assert isinstance(ticket, QLineEdit)
    ticket.setText("7")
    form.remember({"Ticket": "1", "Note": "kept"})
    assert form.values() == {"Ticket": "7", "Note": "kept", "Key": ""}


def test_a_blank_field_means_the_default(form: RunForm) -> None:
    form.remember({"Note": ""})
    assert "Note" not in form.values()

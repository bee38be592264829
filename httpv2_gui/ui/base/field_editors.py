"""The editor of each kind of field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from httpv2_gui.core.model.fields import Declared, Kind
from httpv2_gui.ui.base.choice_editors import ChoicesEditor, choice_editor
from httpv2_gui.ui.base.field_editor import FieldEditor
from httpv2_gui.ui.base.pairs_editor import PairsEditor
from httpv2_gui.ui.base.plain_editors import (
    FlagEditor,
    JsonEditor,
    LongTextEditor,
    NumberEditor,
    TextEditor,
)
from httpv2_gui.ui.base.secret_editors import SecretEditor, SecretJsonEditor, SecretTextEditor

EDITORS: dict[Kind, Callable[[Declared, QWidget], FieldEditor]] = {
    Kind.TEXT: TextEditor,
    Kind.URL: TextEditor,
    Kind.LONG_TEXT: LongTextEditor,
    Kind.CHOICE: choice_editor,
    Kind.CHOICES: ChoicesEditor,
    Kind.FLAG: FlagEditor,
    Kind.NUMBER: NumberEditor,
    Kind.JSON_OBJECT: JsonEditor,
    Kind.PAIRS: PairsEditor,
    Kind.SECRET: SecretEditor,
    Kind.SECRET_JSON: SecretJsonEditor,
    Kind.SECRET_TEXT: SecretTextEditor,
}

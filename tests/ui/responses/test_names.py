"""Everything one can use has a name for people who hear it and for tests that look for it."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QTabBar

from tests.ui.responses.results import PEOPLE, result

USED = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit)


async def test_everything_has_a_name(pane, show) -> None:
    await show(result(PEOPLE, warnings=("One.",)))
    nameless = [
        (type(one).__name__, one.objectName(), one.accessibleName())
        for kind in USED
        for one in pane.findChildren(kind)
        if one.parent().metaObject().className() != "QComboBoxPrivateContainer"
        and not isinstance(one.parent(), (QTabBar, QAbstractItemView, QLineEdit, QComboBox))
        and not one.objectName().startswith("qt_")
        and not (one.objectName() and one.accessibleName())
    ]
    assert nameless == []


async def test_bare_buttons_say_what_they_do(pane, show) -> None:
    await show(result(PEOPLE))
    silent = [
        one.objectName()
        for one in pane.findChildren(QAbstractButton)
        if not one.text() and not one.toolTip() and not isinstance(one.parent(), QTabBar)
    ]
    assert [name for name in silent if name and not name.startswith("qt_")] == []

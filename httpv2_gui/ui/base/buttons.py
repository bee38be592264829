"""Buttons of the house: one filled a screen, the rest outlined or bare."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from httpv2_gui.ui.base.icons import set_icon

Shortcut = QKeySequence | QKeySequence.StandardKey | str | None


def object_name(name: str) -> str:
    """Give the objectName of what people call `name`: `test_connection` of `Test connection`."""
    return re.sub(r"\W+", "_", name.lower()).strip("_")


def ghost_button(
    icon: str, name: str, tip: str = "", shortcut: Shortcut = None, *, size: int = 18
) -> QToolButton:
    """Give a bare button of one icon; `name` is read out, `tip` is shown."""
    button = QToolButton()
    button.setObjectName(object_name(name))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setIconSize(QSize(size, size))
    button.setAccessibleName(name)
    set_icon(button, icon)
    _set_tip(button, tip or name, shortcut)
    return button


def toggle_button(icon: str, name: str, tip: str = "", shortcut: Shortcut = None) -> QToolButton:
    """Give a bare button that stays down."""
    button = ghost_button(icon, name, tip, shortcut)
    button.setCheckable(True)
    return button


def primary_button(
    name: str, icon: str = "", tip: str = "", shortcut: Shortcut = None
) -> QPushButton:
    """Give the filled button: at most one a screen."""
    return _push_button("primary", name, icon, tip, shortcut)


def outline_button(
    name: str, icon: str = "", tip: str = "", shortcut: Shortcut = None
) -> QPushButton:
    """Give a button with a border."""
    return _push_button("outline", name, icon, tip, shortcut)


def text_button(name: str, icon: str = "", tip: str = "", shortcut: Shortcut = None) -> QPushButton:
    """Give a bare button with a word."""
    return _push_button("ghost", name, icon, tip, shortcut)


def danger_button(
    name: str, icon: str = "", tip: str = "", shortcut: Shortcut = None
) -> QPushButton:
    """Give a button for what cannot be undone."""
    return _push_button("danger", name, icon, tip, shortcut)


def link_button(name: str, tip: str = "") -> QPushButton:
    """Give a button that reads like a link in a sentence."""
    return _push_button("link", name, "", tip, None)


def opens_menu(button: QPushButton | QToolButton, menu: QMenu) -> None:
    """Let a press open a menu below the button.

    A button that owns its menu waits inside the press until the menu is closed; assistive
    technology that pressed it would wait for an answer as long.
    """
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))


def rename(button: QPushButton | QToolButton, name: str, icon: str = "", tone: str = "fg") -> None:
    """Give a button another word, read out and shown, and another icon."""
    button.setText(name)
    button.setAccessibleName(name)
    if icon:
        set_icon(button, icon, tone)


def menu_action(
    menu: QMenu | QWidget, name: str, icon: str = "", shortcut: Shortcut = None
) -> QAction:
    """Add an action to a menu or a widget, with an icon that follows the theme."""
    action = QAction(name, menu)
    action.setObjectName(object_name(name))
    if icon:
        set_icon(action, icon)
    if shortcut is not None:
        action.setShortcut(QKeySequence(shortcut))
    menu.addAction(action)
    return action


def _push_button(kind: str, name: str, icon: str, tip: str, shortcut: Shortcut) -> QPushButton:
    button = QPushButton()
    button.setObjectName(object_name(name))
    button.setProperty("kind", kind)
    button.setAutoDefault(False)
    button.setIconSize(QSize(16, 16))
    rename(button, name, icon, "on_acc" if kind == "primary" else "fg")
    _set_tip(button, tip, shortcut)
    return button


def _set_tip(button: QPushButton | QToolButton, tip: str, shortcut: Shortcut) -> None:
    if shortcut is None:
        button.setToolTip(tip)
        return
    keys = QKeySequence(shortcut)
    button.setShortcut(keys)
    shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
    button.setToolTip(f"{tip} ({shown})" if tip else shown)

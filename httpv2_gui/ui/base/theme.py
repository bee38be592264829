"""Light, dark or as the system: one set of tokens becomes the palette and the style sheet."""

from __future__ import annotations

import functools
import re
from string import Template

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from httpv2_gui import resources
from httpv2_gui.ui.base import fonts, painted
from httpv2_gui.ui.base.fonts import mono_font, ui_font
from httpv2_gui.ui.base.tokens import DARK, LIGHT, Tokens

CHOICES = ("system", "light", "dark")

__all__ = ["CHOICES", "Tokens", "apply", "choice", "mono_font", "notifier", "restyle", "tokens"]
__all__ += ["ui_font"]


class Notifier(QObject):
    """Holds the theme in use.

    Signals:
        changed: The colours are other ones now; whoever painted with them paints again.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = "light"
        self.tokens = LIGHT
        self._listens = False

    def use(self, choice: str) -> None:
        """Take `light`, `dark` or `system`."""
        self.choice = choice if choice in CHOICES else "system"
        self._listen_to_system()
        self._show(_system_tokens() if self.choice == "system" else _named(self.choice))

    def _listen_to_system(self) -> None:
        if not self._listens:
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
            self._listens = True

    def _show(self, tokens: Tokens) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        self.tokens = tokens
        if not app.styleSheet():
            app.setStyle("Fusion")
            app.setFont(ui_font())
        # Replacing a style sheet takes Qt five times as long as taking it away and setting another.
        app.setStyleSheet("")
        app.setPalette(_palette(tokens))
        app.setStyleSheet(style_sheet(tokens))
        self.changed.emit()

    @Slot()
    def _system_changed(self) -> None:
        if self.choice == "system" and _system_tokens() is not self.tokens:
            self._show(_system_tokens())


@functools.cache
def notifier() -> Notifier:
    """Give the one object that says when the theme changes."""
    return Notifier()


def tokens() -> Tokens:
    """Give the colours of the theme in use."""
    return notifier().tokens


def choice() -> str:
    """Give what the person chose: `light`, `dark` or `system`."""
    return notifier().choice


def apply(app: QApplication, choice: str = "system") -> None:
    """Dress the application; `choice` is `light`, `dark` or `system`."""
    app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
    notifier().use(choice)


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties that the style sheet looks at, and let it look again.

    Properties that are as they were cost nothing; without any it looks again in every case.
    """
    if properties and all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def style_sheet(tokens: Tokens) -> str:
    """Fill the style sheet with colours, typefaces and the paths of painted icons."""
    text = resources.path("theme", "style.qss").read_text(encoding="utf-8")
    values = tokens.colours() | {"mono": fonts.mono_family(), "ui": fonts.ui_family()}
    values |= {f"syntax_{name}": colour for name, colour in tokens.syntax.items()}
    values |= {f"method_{name}": colour for name, colour in tokens.methods.items()}
    text = re.sub(
        r"icon\(([\w-]+),\s*(\w+)\)",
        lambda found: f'url("{painted.path(found[1], tokens.tone(found[2])).as_posix()}")',
        text,
    )
    return Template(text).substitute(values)


def _named(name: str) -> Tokens:
    return DARK if name == "dark" else LIGHT


def _system_tokens() -> Tokens:
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def _palette(tokens: Tokens) -> QPalette:
    """Colour what the style sheet does not reach: links, placeholders, disabled text."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.win,
        role.WindowText: tokens.fg,
        role.Base: tokens.bg,
        role.AlternateBase: tokens.side,
        role.Text: tokens.fg,
        role.Button: tokens.bg,
        role.ButtonText: tokens.fg,
        role.BrightText: tokens.err,
        role.ToolTipBase: tokens.fg,
        role.ToolTipText: tokens.bg,
        role.PlaceholderText: tokens.dim,
        role.Highlight: tokens.sel,
        role.HighlightedText: tokens.fg,
        role.Link: tokens.acc_text,
        role.Accent: tokens.acc,
        role.Mid: tokens.line2,
        role.Midlight: tokens.line,
        role.Dark: tokens.line2,
        role.Light: tokens.bg,
        role.Shadow: tokens.line2,
    }
    palette = QPalette()
    for one, colour in colours.items():
        palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(tokens.dim))
    return palette

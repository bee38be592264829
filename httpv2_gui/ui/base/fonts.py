"""Inter for the window, JetBrains Mono for what is code: the same on every machine."""

from __future__ import annotations

import functools
from importlib import resources

from PySide6.QtGui import QFont, QFontDatabase

UI_SIZE = 13
MONO_SIZE = 13


@functools.cache
def _family(package: str, start: str, fallback: QFontDatabase.SystemFont) -> str:
    """Load the upright font of a package once; without it the system's own will do."""
    try:
        files = [
            one
            for one in (resources.files(package) / "files").iterdir()
            if one.name.startswith(start) and "Italic" not in one.name
        ]
    except (ModuleNotFoundError, FileNotFoundError):
        files = []
    for file in files:
        number = QFontDatabase.addApplicationFontFromData(file.read_bytes())
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        if families:
            return families[0]
    return QFontDatabase.systemFont(fallback).family()


def ui_family() -> str:
    """Give the name of the window's typeface."""
    return _family("fontpkg_inter", "Inter", QFontDatabase.SystemFont.GeneralFont)


def mono_family() -> str:
    """Give the name of the editors' typeface."""
    return _family("fontpkg_jetbrains_mono", "JetBrains", QFontDatabase.SystemFont.FixedFont)


def ui_font(size: int = UI_SIZE, weight: int = 400) -> QFont:
    """Give the window's font in pixels."""
    return _font(ui_family(), size, weight)


def mono_font(size: int = MONO_SIZE, weight: int = 400) -> QFont:
    """Give the editors' font in pixels; no ligatures, so that `!=` stays two characters."""
    font = _font(mono_family(), size, weight)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setFixedPitch(True)
    font.setFeature(QFont.Tag("calt"), 0)
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def _font(family: str, size: int, weight: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font

"""Lets the Tab key go through a page as it is laid out, whatever was made first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QWidget,
)


def arrange(inside: QWidget) -> None:
    """Put the order right for the page that this widget belongs to, or is."""
    for before, after in pairwise(stops(page_of(inside))):
        QWidget.setTabOrder(before, after)


def page_of(widget: QWidget) -> QWidget:
    """Give the outermost page around a widget; without one the widget itself."""
    page, around = widget, widget.parentWidget()
    while around is not None:
        if around.property("kind") == "page":
            page = around
        around = around.parentWidget()
    return page


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at, in the order of the layouts."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    for child in _inside(widget):
        if child is not None:
            yield from stops(child)


def _inside(widget: QWidget) -> Iterable[QWidget | None]:
    """Give what stands in a widget; one whose layout does not say has a method that does."""
    own = getattr(widget, "in_tab_order", None)
    if own is not None:
        return own()
    if isinstance(widget, QTabWidget):
        return [widget.tabBar(), *map(widget.widget, range(widget.count()))]
    if isinstance(widget, QSplitter):
        return map(widget.widget, range(widget.count()))
    if isinstance(widget, QScrollArea):
        return [widget.widget()]
    layout = widget.layout()
    return _laid_out(layout) if layout is not None else ()


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: layout.getItemPosition(place)[:2])  # type: ignore[index]
    for place in places:
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _laid_out(inner)

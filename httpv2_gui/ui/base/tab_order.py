"""Lets the Tab key go through a page as it is laid out, whatever was made first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QTabBar,
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


@runtime_checkable
class KnowsItsOrder(Protocol):
    """A widget whose content stands elsewhere than its layout says."""

    def in_tab_order(self) -> Iterable[QWidget]:
        """Give what is inside in the order of Tab."""
        ...


def _inside(widget: QWidget) -> Iterable[QWidget | None]:
    layout = widget.layout()
    if isinstance(widget, KnowsItsOrder):
        return widget.in_tab_order()
    if isinstance(widget, QTabBar):
        return ()  # its buttons to scroll are for the mouse: arrow keys do the same
    if isinstance(widget, QTabWidget):
        return [widget.tabBar(), *map(widget.widget, range(widget.count()))]
    if isinstance(widget, QSplitter):
        return map(widget.widget, range(widget.count()))
    if isinstance(widget, QScrollArea):
        return [widget.widget()]
    return _laid_out(layout) if layout is not None else _children(widget)


def _children(widget: QWidget) -> Iterator[QWidget]:
    """Yield what stands in a widget without a layout, such as the eye in a secret's line."""
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield child


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

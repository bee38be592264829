"""Strangers' text in tooltips stays text."""

from __future__ import annotations

from httpv2_gui.ui.base.plain_tip import LONGEST, plain_tip


def test_html_is_escaped() -> None:
    assert "<b>" not in plain_tip("<b>bold</b>")
    assert "&lt;b&gt;" in plain_tip("<b>bold</b>")


def test_long_text_is_cut_and_no_text_gives_no_tip() -> None:
    assert len(plain_tip("x" * 5000)) < LONGEST + 20
    assert plain_tip("") == ""

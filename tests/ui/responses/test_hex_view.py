"""Bytes by the row."""

from __future__ import annotations

from httpv2_gui.ui.responses.hex_view import HexModel, HexView
from httpv2_gui.ui.responses.reading import read
from tests.ui.responses.results import result


def test_rows_are_written_when_they_are_looked_at(qtmodeltester) -> None:
    model = HexModel()
    model.show_content(b"MZ" + bytes(15) + b"end")
    qtmodeltester.check(model)
    assert model.rowCount() == 2
    assert [model.index(0, column).data()[:5] for column in range(3)] == ["00000", "4d 5a", "MZ..."]


def test_it_fits_every_body_and_some_best() -> None:
    assert HexView.fits(read(result(b"\0\1", content_type="application/x"))) == 1.0
    assert 0 < HexView.fits(read(result({"a": 1}))) < 0.1
    assert HexView.fits(read(result())) == 0

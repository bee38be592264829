from __future__ import annotations

from httpv2_gui.core.document.hex_rows import hex_row, hex_rows, row_count

CONTENT = bytes(range(0x30, 0x50)) + b"\x00\xff~"


def test_a_row_has_offset_bytes_and_text() -> None:
    assert str(hex_row(CONTENT, 1)) == (
        "00000010  40 41 42 43 44 45 46 47  48 49 4a 4b 4c 4d 4e 4f  |@ABCDEFGHIJKLMNO|"
    )


def test_a_short_row_is_as_wide() -> None:
    last = hex_row(CONTENT, 2)

    assert (last.offset, last.text) == ("00000020", "..~")
    assert last.hex.rstrip() == "00 ff 7e"
    assert len(last.hex) == len(hex_row(CONTENT, 0).hex)


def test_only_the_rows_that_are_asked_for_are_made() -> None:
    assert row_count(CONTENT) == 3
    assert row_count(b"") == 0
    assert [row.offset for row in hex_rows(CONTENT, 1, 9)] == ["00000010", "00000020"]
    assert len(list(hex_rows(CONTENT))) == 3

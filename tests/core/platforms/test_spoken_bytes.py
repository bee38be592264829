from httpv2_gui.core.platforms.spoken_bytes import spoken


def test_bytes_in_words() -> None:
    assert spoken(b"") == "no body"
    assert spoken(b"\xb5") == "1 byte (b5)"
    assert spoken(b"\xb5\xeb\x2d") == "3 bytes (b5 eb 2d)"
    assert spoken(bytes(1000)).startswith("1,000 bytes (00 00")
    assert spoken(bytes(13)).endswith(" …)")

"""Places in a file for what was not there before; `test_codec` has the laws."""

from __future__ import annotations

from httpv2_gui.core.model.connection import Connection, Timeouts, Tls
from httpv2_gui.core.model.fields import Record
from httpv2_gui.core.storage import toml_writer
from httpv2_gui.core.storage.toml_reader import read
from httpv2_gui.core.storage.toml_writer import Extras, write_new
from tests.core.storage.examples import FILE

TLS_OFF = Tls(verify=False)


def write(record: Record, before: str, extras: Extras) -> str:
    old = read(type(record), before.encode(), FILE).record
    return toml_writer.write(record, old, before, extras)


def test_new_keys_go_where_they_are_declared():
    record = Connection(name="A", description="d", test_url="u", cookie_scope="global")

    text = write(record, 'name = "A"\n# where\ntest_url = "u"\n[auth]\nscheme = "none"\n', {})

    assert text == (
        'name = "A"\ndescription = "d"\n# where\ntest_url = "u"\ncookie_scope = "global"\n'
        '[auth]\nscheme = "none"\n'
    )


def test_a_first_key_goes_to_the_top_of_its_table():
    text = write(Connection(name="A", tls=TLS_OFF), '[auth]\nscheme = "none"\n[tls]\n', {})

    assert text == 'name = "A"\n[auth]\nscheme = "none"\n[tls]\nverify = false\n'


def test_dotted_keys_get_dotted_neighbours():
    record = Connection(name="A", timeouts=Timeouts(connect_ms=1, read_ms=2))

    text = write(record, 'name = "A"\ntimeouts.connect_ms = 1\n[auth]\nscheme = "none"\n', {})

    assert "timeouts.connect_ms = 1\ntimeouts.read_ms = 2\n[auth]" in text


def test_a_new_table_goes_to_the_end():
    text = write(Connection(name="A", tls=TLS_OFF), 'name = "A"\n[auth]\nscheme = "none"', {})

    assert text == 'name = "A"\n[auth]\nscheme = "none"\n\n[tls]\nverify = false\n'


def test_a_new_file_has_a_blank_line_between_tables():
    text = write_new(Connection(name="A", tls=TLS_OFF), {"id": "b"})

    assert text == 'name = "A"\nid = "b"\n\n[auth]\nscheme = "none"\n\n[tls]\nverify = false\n'

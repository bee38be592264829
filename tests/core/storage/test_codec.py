"""Records to TOML and back: exact text, layout that survives, secrets that stay out."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.auth import BasicAuth, NoAuth
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Poll, Request
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.core.storage import codec
from httpv2_gui.core.storage.file_problem import WorkspaceError
from httpv2_gui.core.storage.layout import without_secrets
from tests.core.storage.examples import (
    CONNECTION,
    CONNECTION_FILE,
    FILE,
    REQUEST,
    REQUEST_FILE,
)

NASTY = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
        st.sampled_from("\r\n\t'\"\\#=[]{}\x01\x1f\x7f\u2028\ufeff"),
    )
)


def test_a_connection_comes_back_without_its_secrets():
    content = codec.encode(CONNECTION, FILE)

    assert codec.read(Connection, content, FILE).record == without_secrets(CONNECTION)
    assert b"s3cr3t-value" not in content


def test_a_request_comes_back_with_parts_and_poll():
    content = codec.encode(REQUEST, FILE)

    assert codec.read(Request, content, FILE).record == REQUEST


@given(url=NASTY, body=NASTY, headers=NASTY)
def test_text_comes_back_exactly(url: str, body: str, headers: str):
    record = Request(name="x", url=url, body=body, headers=headers)

    content = codec.encode(record, FILE)

    assert codec.read(Request, content, FILE).record == record


@given(before=NASTY, after=NASTY, crlf=st.booleans())
def test_text_comes_back_exactly_after_an_edit(before: str, after: str, crlf: bool):
    old = codec.encode(Request(name="x", body=before), FILE) + b"# by hand\n"
    old = old.replace(b"\n", b"\r\n") if crlf else old
    record = Request(name="x", body=after, headers=before)

    content = codec.encode(record, FILE, old)

    assert codec.read(Request, content, FILE).record == record
    assert b"# by hand" in content


def test_defaults_are_left_out():
    assert codec.encode(Request(name="Ping"), FILE) == b'name = "Ping"\n'


def test_the_scheme_comes_first_in_its_table():
    content = codec.encode(Connection(name="A", auth=BasicAuth(username="me")), FILE)

    assert content == b'name = "A"\n\n[auth]\nscheme = "basic"\nusername = "me"\n'


def test_json_is_written_readably():
    content = codec.encode(Request(name="A", params='{"a": 1}', headers='{\n"b": 2\n}'), FILE)

    assert content == b"name = \"A\"\nparams = '''{\"a\": 1}'''\nheaders = '''\n{\n\"b\": 2\n}'''\n"


def test_the_documented_files_load():
    request = codec.read(Request, REQUEST_FILE.encode(), FILE).record
    connection = codec.read(Connection, CONNECTION_FILE.encode(), FILE).record

    assert request.headers == '{"Authorization": "Bearer {{integration.token}}"}\n'
    assert request.poll.interval_s == 30
    assert connection.auth.name == "dedicated"


@pytest.mark.parametrize(
    ("cls", "file"), [(Connection, CONNECTION_FILE), (Request, REQUEST_FILE)], ids=["conn", "req"]
)
def test_saving_what_was_read_changes_no_byte(cls: type[Connection | Request], file: str):
    record = codec.read(cls, file.encode(), FILE).record

    assert codec.encode(record, FILE, file.encode()).decode() == file


def test_comments_and_written_defaults_survive_an_edit():
    record = codec.read(Request, REQUEST_FILE.encode(), FILE).record

    edited = codec.encode(
        record.with_values(follow_redirects=False, fail_on_error=False, poll=Poll(interval_s=5)),
        FILE,
        REQUEST_FILE.encode(),
    ).decode()

    assert edited == (
        REQUEST_FILE.replace("follow_redirects = true", "follow_redirects = false")
        .replace("fail_on_error = true ", "fail_on_error = false ")
        .replace("interval_s = 30", "interval_s = 5")
    )


def test_a_new_key_keeps_clear_of_the_next_table_s_comment():
    before = b'name = "A"\n\n# why we do not verify\n[tls]\nverify = false\n'
    record = codec.read(Connection, before, FILE).record

    content = codec.encode(record.with_values(test_url="https://a"), FILE, before).decode()

    assert content.startswith(
        'name = "A"\ntest_url = "https://a"\n\n# why we do not verify\n[tls]\nverify = false\n'
    )


def test_a_key_that_returns_to_its_default_is_updated_where_it_stands():
    before = b'name = "A"\nrestrict_domain = true # on\n'
    record = codec.read(Connection, before, FILE).record

    content = codec.encode(record.with_values(restrict_domain=False), FILE, before)

    assert b"restrict_domain = false # on\n" in content


def test_a_number_that_became_blank_goes():
    before = b'name = "A"\n[timeouts]\nread_ms = 5\nconnect_ms = 7\n'
    connection = codec.read(Connection, before, FILE).record
    timeouts = connection.timeouts.with_values(read_ms=None)

    content = codec.encode(connection.with_values(timeouts=timeouts), FILE, before)

    assert b"read_ms" not in content
    assert b"connect_ms = 7" in content


def test_another_scheme_replaces_the_fields_of_the_old_one():
    before = CONNECTION_FILE.encode()
    connection = codec.read(Connection, before, FILE).record.with_values(
        auth=BasicAuth(username="me")
    )

    content = codec.encode(connection, FILE, before)

    assert tomllib.loads(content.decode())["auth"] == {"scheme": "basic", "username": "me"}
    assert b"# the scheme's own fields follow its name" in content


@pytest.mark.parametrize(
    "before",
    [
        'name = "A"\ntls.verify = false # dotted\n',
        'name = "A"\ntls = { verify = false } # inline\n',
        'name = "A"\n[tls] # empty\n',
        "# heading\n[tls] # no name\nverify = false\n",
    ],
)
def test_every_way_to_write_a_table_survives(before: str):
    record = CONNECTION.with_values(auth=NoAuth())

    content = codec.encode(record, FILE, before.encode())

    assert codec.read(Connection, content, FILE).record == record
    assert before.split("#")[1].strip() in content.decode()


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_parts_are_added_and_removed_in_place(count: int):
    before = b'name = "A"\n\n[[parts]] # first\nname = "x"\n\n[[parts]]\nname = "y"\n\n[poll]\n'
    parts = (*REQUEST.parts, *REQUEST.parts)[:count]
    record = Request(name="A", parts=parts)

    content = codec.encode(record, FILE, before)

    assert codec.read(Request, content, FILE).record == record
    assert (b"# first" in content) == (count > 0)


def test_parts_written_inline_are_replaced():
    before = b'name = "A"\nparts = [{name = "x"}]\n# kept\n'

    content = codec.encode(REQUEST, FILE, before)

    assert codec.read(Request, content, FILE).record == REQUEST
    assert b"# kept" in content


def test_the_file_s_own_keys_stand_after_the_name():
    content = codec.encode(Request(name="A", url="u"), FILE, extras={"id": "a-2"})

    assert content == b'name = "A"\nid = "a-2"\nurl = "u"\n'
    assert codec.read(Request, content, FILE, ("id",)).extras == {"id": "a-2"}


def test_an_own_key_of_none_goes():
    before = b'name = "A"\nid = "a-2"\n'

    assert codec.encode(Request(name="A"), FILE, before, {"id": None}) == b'name = "A"\n'


def test_split_parts_file_and_keyring():
    plain, secrets = codec.split(CONNECTION)

    assert secrets["body"] == Secret('{"client_secret": "s3cr3t-value"}')
    assert set(secrets) == {"headers", "body"}
    assert "s3cr3t-value" not in repr(plain)


def test_half_a_character_is_refused():
    with pytest.raises(WorkspaceError, match="half a character"):
        codec.encode(Request(name="\ud800"), FILE)


def test_half_a_character_is_refused_in_an_edit_too():
    with pytest.raises(WorkspaceError, match="half a character"):
        codec.encode(Request(name="\ud800"), FILE, b'name = "A"\n')


def test_an_unreadable_file_is_never_edited():
    with pytest.raises(WorkspaceError, match="not valid TOML"):
        codec.encode(Request(name="A"), FILE, b"name = ")

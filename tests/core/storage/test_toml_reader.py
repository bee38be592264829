"""What a reader refuses, with file, line, key and a sentence."""

from __future__ import annotations

import pytest

from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.file_problem import FileProblem, WorkspaceError
from httpv2_gui.core.storage.toml_reader import read
from tests.core.storage.examples import FILE


def refused(cls: type[Connection | Request], text: str | bytes) -> FileProblem:
    content = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(WorkspaceError) as caught:
        read(cls, content, FILE, extras=("id",))
    return caught.value.problem


@pytest.mark.parametrize(
    ("text", "line", "key", "words"),
    [
        ('\nmethd = "GET"\n', 2, "methd", "unknown here. Did you mean “method”"),
        ("zzz = 1\n", 1, "zzz", "The key “zzz” is unknown here."),
        ("body = '''\nurl = 1\n'''\nurl = 1\n", 4, "url", "must be a text, but it is a whole"),
        ('follow_redirects = "yes"\n', 1, "follow_redirects", "must be true or false"),
        ("timeout_s = true\n", 1, "timeout_s", "must be a whole number, but it is true or false"),
        ("timeout_s = 1.5\n", 1, "timeout_s", "but it is a decimal number"),
        ("name = 2024-01-01\n", 1, "name", "but it is a date or time"),
        ("fields_to_return = [1]\n", 1, "fields_to_return", "must be a list of texts"),
        ('[poll]\ninterval_s = "60"\n', 2, "poll.interval_s", "must be a whole number"),
        ("poll = 60\n", 1, "poll", "must be a table: [poll]"),
        ("parts = 1\n", 1, "parts", "[[parts]]"),
        ('[[parts]]\n[[parts]]\nfile_name = "a"\n', 3, "parts.1.file_name", "“filename”"),
        ("parts = [1]\n", 1, "parts.0", "must be a table"),
        ('id = "../x"\n', 1, "id", "no slash"),
        ("id = 7\n", 1, "id", "“id” must be a text"),
    ],
)
def test_a_request_is_refused_with_its_place(text: str, line: int, key: str, words: str):
    problem = refused(Request, text)

    assert (problem.line, problem.key) == (line, key)
    assert words in problem.message


@pytest.mark.parametrize(
    ("text", "line", "key", "words"),
    [
        ('[auth]\nscheme = "magic"\n', 2, "auth.scheme", "no such scheme"),
        ("[auth]\nscheme = 1\n", 2, "auth.scheme", "It knows none, basic"),
        ('[auth]\nusername = "u"\n', 1, "auth", "“scheme” is missing"),
        ('[auth]\nscheme = "basic"\nurl = "u"\n', 3, "auth.url", "unknown in [auth]"),
        ('auth = "basic"\n', 1, "auth", "must be a table"),
    ],
)
def test_a_connection_is_refused_with_its_place(text: str, line: int, key: str, words: str):
    problem = refused(Connection, text)

    assert (problem.line, problem.key) == (line, key)
    assert words in problem.message


@pytest.mark.parametrize("scheme", ["basic", "none"])
def test_a_secret_in_a_file_is_refused_and_not_repeated(scheme: str):
    problem = refused(Connection, f'[auth]\nscheme = "{scheme}"\npassword = "hunter2"\n')

    assert problem.key == "auth.password"
    assert "hunter2" not in str(problem)


def test_a_secret_in_a_file_says_where_it_belongs():
    problem = refused(Connection, '[auth]\nscheme = "basic"\npassword = "hunter2"\n')

    assert "secrets belong in the keyring" in problem.message
    assert "Basic Auth Password" in problem.message


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("name = \n", 1, 8), ('name = "A"\nbody = """\nnever ends\n', 4, None)],
)
def test_broken_toml_is_refused_with_its_place(text: str, line: int, column: int | None):
    problem = refused(Request, text)

    assert (problem.line, problem.column) == (line, column)
    assert problem.message.startswith("This is not valid TOML: ")
    assert "(at" not in problem.message


def test_text_that_is_not_utf8_is_refused_with_its_line():
    problem = refused(Request, b'name = "A"\nbody = "\xe9"\n')

    assert problem.line == 2
    assert "UTF-8" in problem.message


def test_a_byte_order_mark_is_no_reason_to_refuse():
    assert read(Request, b'\xef\xbb\xbfname = "A"\n', FILE).record.name == "A"


def test_the_error_reads_as_a_sentence():
    problem = refused(Request, "name = \n")

    assert str(problem).startswith("requests/example.toml, line 1, column 8: This is not valid")

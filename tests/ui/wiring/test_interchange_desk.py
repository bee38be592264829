"""Import, export and compare on an open workspace."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.interchange.format import Exported, Format, Imported, InterchangeError, Thing
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.core.storage.workspace import WorkspaceError
from httpv2_gui.practice import secrets
from httpv2_gui.ui.base.dialogs import Asked
from httpv2_gui.ui.interchange.offer import Line, lines_of
from httpv2_gui.ui.wiring.bench import Bench
from httpv2_gui.ui.wiring.imported_records import SESSION
from httpv2_gui.ui.workspace.items import Section
from tests.ui.conftest import Answers
from tests.ui.waiting import until


def read(path: Path) -> Imported:
    """A format of one line: names of requests, then perhaps a password."""
    content = path.read_bytes()
    names, _bar, password = content.decode().strip().partition("|")
    if names == "broken":
        raise InterchangeError("It is broken.", path=path.name, line=1)
    found = [Request(name=one, connection="Acme", url=f"https://{one}") for one in names.split()]
    auth = BasicAuth(username="u", password=Secret(password))
    connections = [Connection(name="Acme", test_url="https://acme.example", auth=auth)]
    return Imported(
        requests=tuple(found),
        connections=tuple(connections) if password else (),
        notes=("The weather was left out.",),
        origins={one.name: {path.name: content} for one in found},
    )


def write(thing: Thing) -> Exported:
    assert thing.request is not None
    (name,) = thing.origin or ("new.lines",)
    return Exported(files={name: f"{thing.request.name}\n{thing.request.body}".encode()})


LINES = Format(
    name="lines",
    title="Lines",
    patterns=("*.lines",),
    fits=lambda path, head: 1.0 if path.suffix == ".lines" else 0.0,
    read=read,
    write=write,
    writes=("request",),
)


@pytest.fixture
def lines(bench: Bench, tmp_path: Path) -> Path:
    bench.interchange.formats = (LINES,)
    path = tmp_path / "some.lines"
    path.write_bytes(b"Fresh")
    return path


def names(bench: Bench, section: Section = Section.REQUESTS) -> list[str]:
    return sorted(one.record.name for one in getattr(bench.desk.contents, section.value))


async def test_one_request_comes_and_is_opened(bench: Bench, lines: Path, answers: Answers) -> None:
    answers.next(lines, True)
    await bench.interchange.import_file()
    assert names(bench) == ["Fresh", "Me", "Slow"]
    assert bench.tabs.current_key() == "request:fresh"
    asked = answers.asked[1]
    assert (asked.title, asked.choices) == ("Import some.lines", ("Fresh",))
    assert "The weather was left out." in asked.text


async def test_an_import_can_be_undone(bench: Bench, lines: Path, answers: Answers) -> None:
    answers.next(True)
    await bench.interchange.import_path(lines)
    assert bench.notice.text == "Imported 1 request from some.lines."
    bench.notice.answer()
    await until(lambda: names(bench) == ["Me", "Slow"])
    await until(lambda: not bench.tabs.keys())


async def test_nothing_comes_when_cancelled(bench: Bench, lines: Path, answers: Answers) -> None:
    answers.next(None)
    await bench.interchange.import_path(lines)
    assert names(bench) == ["Me", "Slow"]


async def test_secrets_go_to_the_keyring_and_never_into_files(
    bench: Bench, lines: Path, answers: Answers
) -> None:
    lines.write_bytes(b"Fresh|swordfish-1")
    answers.next(True, SESSION)  # the tests have no keyring
    await bench.interchange.import_path(lines)
    assert names(bench, Section.CONNECTIONS) == ["Acme", "Acme-2"]
    fresh = next(one for one in bench.desk.contents.requests if one.record.name == "Fresh")
    assert fresh.record.connection == "Acme-2"
    connection = bench.desk.connection("Acme-2")
    assert connection is not None
    filled = (await bench.desk.with_secrets(connection)).connection
    assert isinstance(filled.auth, BasicAuth)
    assert filled.auth.password.reveal() == "swordfish-1"
    written = [one.read_bytes() for one in bench.desk.workspace.folder.rglob("*.toml")]
    assert not any(b"swordfish" in one for one in written)


async def test_what_was_written_before_a_refusal_can_be_undone(
    bench: Bench, lines: Path, answers: Answers
) -> None:
    fresh = Line("requests", Request(name="Fresh"), "Fresh", clashes=False)
    double = Line("connections", Connection(name="Acme"), "Acme", clashes=True)
    answers.next((fresh, double))
    with pytest.raises(WorkspaceError, match="named Acme already"):
        await bench.interchange.import_path(lines)
    assert names(bench) == ["Fresh", "Me", "Slow"]
    bench.notice.answer()
    await until(lambda: names(bench) == ["Me", "Slow"])


@pytest.mark.parametrize(("name", "content"), [("a.lines", b"broken"), ("a.odd", b"")])
async def test_what_cannot_be_read_is_told(
    bench: Bench, lines: Path, answers: Answers, name: str, content: bytes
) -> None:
    path = lines.with_name(name)
    path.write_bytes(content)
    answers.next(None)
    await bench.interchange.import_path(path)
    assert answers.asked[0].title == f"{name} cannot be imported"


async def test_what_was_imported_is_compared_with_its_file(
    bench: Bench, lines: Path, answers: Answers
) -> None:
    answers.next(True, None, None)
    await bench.interchange.import_path(lines)
    page = bench.tabs.current_request_page()
    assert page is not None
    lines.write_bytes(b"Fresh\n")
    await bench.interchange.compare()
    assert answers.asked[1].text == "Fresh is as in the file: exporting would write the same bytes."
    page.editor.take(page.editor.request().with_values(body="more"))
    await bench.interchange.compare()
    assert answers.asked[2].text == "Fresh differs from the file."


async def test_a_file_that_has_gone_cannot_be_compared(
    bench: Bench, lines: Path, answers: Answers
) -> None:
    answers.next(True, None)
    await bench.interchange.import_path(lines)
    lines.unlink()
    await bench.interchange.compare()
    assert answers.asked[1].title == "The file cannot be read"


async def test_what_was_not_imported_here_is_compared_with_a_chosen_file(
    bench: Bench, lines: Path, answers: Answers
) -> None:
    bench.requests.open("me")
    answers.next(lines, None)
    await bench.interchange.compare()
    assert answers.asked[1].text == "Me differs from the file."


async def test_export_asks_how_and_where(
    bench: Bench, lines: Path, answers: Answers, tmp_path: Path
) -> None:
    bench.requests.open("me")
    answers.next("Lines", tmp_path / "out.lines")
    await bench.interchange.export()
    assert (tmp_path / "out.lines").read_text() == "Me\n"
    assert bench.notice.text == f"Exported Me to {tmp_path / 'out.lines'}."


async def test_over_a_file_that_is_there_its_own_documents_are_kept(
    bench: Bench, lines: Path, answers: Answers
) -> None:
    came: list[dict[str, bytes]] = []

    def remember(thing: Thing) -> Exported:
        came.append(dict(thing.origin))
        return write(thing)

    bench.interchange.formats = (dataclasses.replace(LINES, write=remember),)
    bench.requests.open("me")
    answers.next("Lines", lines)
    await bench.interchange.export()
    assert came == [{}, {"some.lines": b"Fresh"}]
    assert lines.read_text() == "Me\n"


async def test_a_known_secret_is_not_exported(bench: Bench, lines: Path, answers: Answers) -> None:
    page = bench.requests.open("me")
    page.editor.take(page.editor.request().with_values(body=f"it is {secrets.PASSWORD}"))

    answers.next("Lines")
    await bench.interchange.export()
    asked: Asked = answers.asked[0]
    assert "Basic Auth Password of Acme" in asked.text
    assert secrets.PASSWORD not in asked.text
    assert len(answers.asked) == 1  # nobody is asked where


async def test_with_nothing_in_front_it_says_so(bench: Bench, lines: Path) -> None:
    said: list[str] = []
    bench.said.connect(said.append)
    await bench.interchange.export()
    await bench.interchange.compare()
    assert [one.startswith("Open a request") for one in said] == [True, True]


async def test_replacing_is_undone_too(bench: Bench, lines: Path, answers: Answers) -> None:
    page = bench.requests.open("me")
    lines.write_bytes(b"Me")
    before = bench.desk.entry(Section.REQUESTS, "me").record
    over = lines_of(read(lines), {"requests": ["Me"]}, replaces=True)
    answers.next(over)
    await bench.interchange.import_path(lines)
    await until(lambda: page.editor.url.text() == "https://Me")
    bench.notice.answer()
    await until(lambda: bench.desk.entry(Section.REQUESTS, "me").record == before)
    await until(lambda: page.editor.request() == before)

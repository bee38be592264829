"""The documentation says what the program does: links, pictures, keys, and examples that run."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from httpv2_gui.core.auth import SCHEMES
from httpv2_gui.core.document.result_json import result_json
from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.connection import Connection, Proxy, Timeouts, Tls
from httpv2_gui.core.model.fields import Declared, Record, fields_of
from httpv2_gui.core.model.json_text import Members, parse
from httpv2_gui.core.model.pipes import OPERATORS, PIPES
from httpv2_gui.core.model.request import FIELDS_TO_RETURN, METHODS, Part, Poll, Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.storage.workspace_file import WorkspaceRecord
from httpv2_gui.practice.sample import create_sample
from httpv2_gui.practice.serve import PracticeServer
from httpv2_gui.runner.cli import main

CHECKOUT = Path(__file__).parent.parent
DOCS = CHECKOUT / "docs"
PAGES = sorted([*CHECKOUT.glob("*.md"), *DOCS.rglob("*.md")])
RECORDS: tuple[type[Record], ...] = (
    *(Connection, Tls, Proxy, Timeouts, Request, Part, Poll, Block, Input),
    *(scheme for scheme in SCHEMES if fields_of(scheme)),
)

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"<!-- runner example -->\n```sh\n(.*?)```", re.DOTALL)
_KIND = re.compile(r"kind=\"(\w+)\"")
_EXIT = re.compile(r"#\s*exit (\d+)")


def name_of(page: Path) -> str:
    return str(page.relative_to(CHECKOUT))


def prose(page: Path) -> str:
    return _FENCE.sub("", page.read_text("utf-8"))


def anchors(page: Path) -> set[str]:
    """Give the anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


# ---- links and pictures -------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    for link in _LINK.findall(prose(page)):
        if link.startswith(("http://", "https://")):
            continue
        path, _hash, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), f"{link} leads nowhere"
        assert not anchor or anchor in anchors(target), f"{link}: no such heading"


def test_every_picture_is_a_picture_and_modest() -> None:
    pictures = list((DOCS / "pictures").glob("*.png"))
    assert len(pictures) > 20
    for picture in pictures:
        assert picture.read_bytes().startswith(b"\x89PNG")
        assert picture.stat().st_size < 256 * 1024, picture.name


def test_every_page_of_the_handbook_is_linked_from_the_readme() -> None:
    links = set(_LINK.findall((CHECKOUT / "README.md").read_text("utf-8")))
    assert {name_of(page) for page in DOCS.glob("*.md")} <= {one.partition("#")[0] for one in links}


# ---- keys ---------------------------------------------------------------------------------------


def tables(page: Path, mark: str) -> Iterator[list[list[str]]]:
    """Yield the rows of each table that is marked with `<!-- mark -->`, without its head."""
    text = page.read_text("utf-8")
    for found in re.finditer(rf"<!-- {mark} -->\n((?:\|.*\n)+)", text):
        rows = [line.strip("|").split("|") for line in found[1].splitlines()]
        yield [[cell.strip() for cell in row] for row in rows[2:]]


def documented(page: Path, record: type[Record]) -> list[list[str]]:
    (rows,) = tables(page, f"fields: {record.__name__}")
    return rows


def written_default(declared: Declared) -> str:
    value = declared.default
    if declared.kind.is_secret:
        return "keyring"
    if isinstance(value, tuple) and value:
        return "all six"
    if value in (None, "", ()):
        return "blank"
    word = str(value).lower() if isinstance(value, bool) else str(value)
    return f'`"{word}"`' if isinstance(value, str) and not isinstance(value, bool) else f"`{word}`"


@pytest.mark.parametrize("record", RECORDS, ids=lambda one: one.__name__)
def test_workspace_format_has_every_key(record: type[Record]) -> None:
    wanted = [
        [f"`{one.name}`", one.label, str(one.kind), written_default(one)]
        for one in fields_of(record)
    ]
    assert [row[:4] for row in documented(DOCS / "workspace-format.md", record)] == wanted


@pytest.mark.parametrize("scheme", [one for one in SCHEMES if fields_of(one)])
def test_connections_has_every_field_of_a_scheme(scheme: type[Record]) -> None:
    yes_or_no = {True: "yes", False: "no"}
    wanted = [
        [f"`{one.name}`", one.label, yes_or_no[one.kind.is_secret], yes_or_no[one.required]]
        for one in fields_of(scheme)
    ]
    assert documented(DOCS / "connections.md", scheme) == wanted


def test_every_choice_is_named() -> None:
    text = (DOCS / "workspace-format.md").read_text("utf-8")
    choices = [stored for one in fields_of(Request) + fields_of(Part) for stored, _ in one.choices]
    missing = [one for one in (*choices, *METHODS, *FIELDS_TO_RETURN) if f"`{one}`" not in text]
    assert not missing


def test_workspace_toml_has_every_key() -> None:
    (rows,) = tables(DOCS / "workspace-format.md", "keys: workspace")
    keys = {one.name for one in fields_of(WorkspaceRecord)} | {"order", "practice"}
    assert {row[0].strip("`") for row in rows} == keys


def test_every_pipe_is_documented() -> None:
    (rows,) = tables(DOCS / "blocks.md", "pipes")
    assert rows == [[f"`{one.usage}`", one.does] for one in PIPES]
    text = (DOCS / "blocks.md").read_text("utf-8")
    assert not [one for one in OPERATORS if f"`{one}`" not in text]


def test_the_keys_of_a_result_are_the_documented_ones() -> None:
    result = parse(result_json(Result(succeeded=True, message="", started=datetime.now(UTC))))
    assert isinstance(result, Members)
    (rows,) = tables(DOCS / "runner.md", "keys: run")
    run = dict(result)["run"]
    assert isinstance(run, Members)
    assert [row[0].strip("`") for row in rows] == [key for key, _value in run]
    assert [key for key, _value in result] == [*FIELDS_TO_RETURN, "run"]


def test_every_kind_of_failure_is_named() -> None:
    sources = (CHECKOUT / "httpv2_gui" / "core" / "engine").glob("*.py")
    kinds = {kind for one in sources for kind in _KIND.findall(one.read_text("utf-8"))}
    text = (DOCS / "runner.md").read_text("utf-8")
    assert "dns" in kinds
    assert not [one for one in kinds - {"problem"} if f"`{one}`" not in text]


# ---- examples -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Hold a folder with the sample as `my-sample`, its practice API running."""
    folder = tmp_path_factory.mktemp("docs")
    server: PracticeServer = create_sample(folder / "my-sample")
    with server:
        yield folder


def examples() -> list[str]:
    return [
        line
        for page in PAGES
        for block in _EXAMPLE.findall(page.read_text("utf-8"))
        for line in block.splitlines()
    ]


@pytest.mark.parametrize("line", examples())
def test_runner_examples_do_what_they_say(
    line: str, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample)
    wanted = _EXIT.search(line)
    command, *arguments = shlex.split(line, comments=True)
    assert command == "httpv2-gui"
    assert main(arguments) == (int(wanted[1]) if wanted else 0)

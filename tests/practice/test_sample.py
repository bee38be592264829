import re
import socket
import threading
import tomllib
from itertools import chain, repeat
from pathlib import Path

import httpx
import pytest

from httpv2_gui.practice.sample import (
    create_sample,
    moved,
    practice_port,
    serve_sample,
    write_sample,
)
from httpv2_gui.practice.secrets import SECRETS
from httpv2_gui.practice.serve import PracticeServer, lasts

URLS = ("http://127.0.0.1:4711", "http://localhost:4712")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    folder = tmp_path / "sample"
    write_sample(folder, *URLS)
    return folder


def records(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/*.toml"))


def test_every_file_has_comments_and_a_description(sample: Path) -> None:
    for path in records(sample):
        text = path.read_text("utf-8")
        assert text.startswith("# "), path
        assert tomllib.loads(text)["description"], path


def test_no_placeholder_origin_is_left(sample: Path) -> None:
    text = "".join(path.read_text("utf-8") for path in sample.rglob("*.toml"))
    assert not re.search(r":0\b", text)
    assert practice_port(sample) == 4711


def test_no_secret_is_in_a_file(sample: Path) -> None:
    hidden = [value for (_, field), value in SECRETS.items() if field != "headers"]
    for path in (path for path in sample.rglob("*") if path.is_file()):
        assert not any(secret in path.read_text("utf-8") for secret in hidden), path


def test_every_connection_with_a_secret_is_in_the_sample(sample: Path) -> None:
    slugs = {path.stem for path in (sample / "connections").iterdir()}
    assert {slug for slug, _field in SECRETS} == slugs - {"no-authentication"}


def test_order_names_every_file(sample: Path) -> None:
    order = tomllib.loads((sample / "workspace.toml").read_text("utf-8"))["order"]
    for kind in ("connections", "requests"):
        assert sorted(order[kind]) == [path.stem for path in sorted((sample / kind).iterdir())]


def test_requests_name_connections_that_exist(sample: Path) -> None:
    names = {
        tomllib.loads(path.read_text("utf-8"))["name"]
        for path in (sample / "connections").iterdir()
    }
    for path in (sample / "requests").iterdir():
        assert tomllib.loads(path.read_text("utf-8"))["connection"] in names


def test_two_samples_are_two_workspaces(sample: Path, tmp_path: Path) -> None:
    write_sample(tmp_path / "other", *URLS)
    ids = [
        tomllib.loads((folder / "workspace.toml").read_text("utf-8"))["id"]
        for folder in (sample, tmp_path / "other")
    ]
    assert ids[0] != ids[1]


def test_full_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(FileExistsError, match="is not empty"):
        create_sample(tmp_path)


def test_created_sample_is_served(tmp_path: Path) -> None:
    with create_sample(tmp_path / "sample") as server:
        path = tmp_path / "sample" / "requests" / "list-tickets.toml"
        url = tomllib.loads(path.read_text("utf-8"))["url"]
        assert len(httpx.get(url, trust_env=False).json()) == 40
        assert practice_port(tmp_path / "sample") == server.port


def test_served_again_on_the_same_port(tmp_path: Path) -> None:
    with create_sample(tmp_path / "sample") as first:
        port = first.port
        assert serve_sample(tmp_path / "sample") is None
    again = serve_sample(tmp_path / "sample")
    assert again is not None
    with again:
        assert again.port == port


def test_moves_when_a_stranger_has_the_port(sample: Path) -> None:
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", 0))
        moved(sample, stranger.getsockname()[1])
        server = serve_sample(sample)
    assert server is not None
    with server:
        assert practice_port(sample) == server.port
        request = (sample / "requests" / "list-tickets.toml").read_text("utf-8")
        assert f'"{server.base_url}/tickets"' in request


def test_moving_keeps_everything_else(sample: Path) -> None:
    before = {path: path.read_bytes() for path in sample.rglob("*.toml")}
    own = sample / "requests" / "own.toml"
    own.write_text('url = "http://127.0.0.1:47110/x"\n')
    assert own not in moved(sample, 65000)
    assert own.read_text() == 'url = "http://127.0.0.1:47110/x"\n'
    assert moved(sample, 4711)
    assert {path: path.read_bytes() for path in before} == before


def test_ordinary_workspace_has_no_practice_port(tmp_path: Path) -> None:
    assert practice_port(tmp_path) is None
    (tmp_path / "workspace.toml").write_text('name = "x"\npractice = 3\n')
    assert practice_port(tmp_path) is None
    assert moved(tmp_path, 1) == ()


def test_every_request_of_the_sample_exists_on_the_server(
    sample: Path, practice: PracticeServer
) -> None:
    for path in (sample / "requests").iterdir():
        request = tomllib.loads(path.read_text("utf-8"))
        url = request["url"].replace(URLS[0], practice.base_url)
        answer = httpx.request("OPTIONS", url, trust_env=False, verify=False)
        assert answer.status_code != 404 or "404" in path.stem, path


def test_two_programs_that_start_at_once_share_one_server(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with PracticeServer() as first:
        moved(sample, first.port)
        answers = chain([False, False], repeat(True))
        monkeypatch.setattr("httpv2_gui.practice.sample.is_practice", lambda _port: next(answers))
        assert serve_sample(sample) is None
        assert practice_port(sample) == first.port


def test_server_of_one_command_is_waited_for(sample: Path) -> None:
    brief = PracticeServer(lasts=False)
    brief.start()
    moved(sample, brief.port)
    threading.Timer(0.2, brief.stop).start()
    server = serve_sample(sample)
    assert server is not None
    with server:
        assert (server.port, lasts(server.port)) == (brief.port, True)


def test_half_written_sample_stops_its_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("httpv2_gui.practice.sample.write_sample", full)
    before = threading.enumerate()
    with pytest.raises(OSError, match="No space left"):
        create_sample(tmp_path / "sample")
    assert threading.enumerate() == before

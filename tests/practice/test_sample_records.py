from pathlib import Path

import pytest

from httpv2_gui import resources
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import Problem, problems
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.core.storage import codec, workspace_file
from httpv2_gui.core.storage.layout import with_secrets
from httpv2_gui.core.storage.slugs import slug_of
from httpv2_gui.practice.sample import write_sample
from httpv2_gui.practice.secrets import SECRETS

CONNECTIONS = sorted(resources.path("samples", "connections").iterdir())
REQUESTS = sorted(resources.path("samples", "requests").iterdir())


@pytest.mark.parametrize("path", CONNECTIONS, ids=lambda path: path.stem)
def test_connection_is_complete_with_its_practice_secrets(path: Path) -> None:
    connection = codec.read(Connection, path.read_bytes(), path).record
    mine = {field: Secret(text) for (slug, field), text in SECRETS.items() if slug == path.stem}
    assert problems(with_secrets(connection, mine)) == []
    assert slug_of(connection.name) == path.stem


@pytest.mark.parametrize("path", REQUESTS, ids=lambda path: path.stem)
def test_request_has_no_problem(path: Path) -> None:
    request = codec.read(Request, path.read_bytes(), path).record
    told = [one for one in problems(request) if not _is_for_impatient_visitors(one)]
    assert told == []
    assert slug_of(request.name) == path.stem


def test_workspace_file_is_read(tmp_path: Path) -> None:
    write_sample(tmp_path, "http://127.0.0.1:4711", "http://localhost:4712")
    workspace = workspace_file.read(tmp_path)
    assert (workspace.name, workspace.practice.port) == ("Sample workspace", 4711)


def _is_for_impatient_visitors(problem: Problem) -> bool:
    """HTTP V2 asks every 30 s at the most; nobody who tries a sample wants to wait so long."""
    return problem.place == "poll.interval_s" and problem.severity == "warning"

from pathlib import Path

import pytest

from httpv2_gui.runner.opened import Opened
from httpv2_gui.runner.refusal import Refusal
from tests.runner.conftest import write


@pytest.mark.parametrize("name", ["Read ticket", "read-ticket", "READ TICKET"])
def test_request_by_name_and_slug(workspace: Path, name: str) -> None:
    assert Opened.at(workspace).request(name).slug == "read-ticket"


def test_name_goes_before_slug(workspace: Path) -> None:
    write(workspace / "requests" / "other.toml", 'name = "read-ticket"\n')
    assert Opened.at(workspace).request("read-ticket").slug == "other"


def test_unknown_request_and_the_nearest(workspace: Path) -> None:
    with pytest.raises(Refusal, match="no request “Red tickt”") as raised:
        Opened.at(workspace).request("Red tickt")
    assert "Did you mean “Read ticket”?" in str(raised.value)


def test_unknown_request_with_nothing_near(workspace: Path) -> None:
    with pytest.raises(Refusal, match="There are: Read ticket"):
        Opened.at(workspace).request("zzz")


def test_workspace_without_requests(workspace: Path) -> None:
    (workspace / "requests" / "read-ticket.toml").unlink()
    with pytest.raises(Refusal, match="has no request at all"):
        Opened.at(workspace).request("x")


def test_broken_file_is_what_is_said(workspace: Path) -> None:
    write(workspace / "requests" / "search-job.toml", 'name = "Search job"\nurll = "x"\n')
    with pytest.raises(Refusal, match=r"search-job\.toml, line 2.*urll"):
        Opened.at(workspace).request("Search job")


def test_broken_file_of_another_name_is_mentioned(workspace: Path) -> None:
    write(workspace / "requests" / "other.toml", "name = \n")
    with pytest.raises(Refusal, match=r"cannot be read:\n.*other\.toml, line 1"):
        Opened.at(workspace).request("zzz")


def test_connection_that_does_not_exist(workspace: Path) -> None:
    write(
        workspace / "requests" / "lost.toml",
        'name = "Lost"\nconnection = "My APY"\nurl = "http://127.0.0.1:9/"\n',
    )
    opened = Opened.at(workspace)
    with pytest.raises(Refusal, match="Did you mean “My API”"):
        opened.connection_of(opened.request("Lost").record)


def test_request_without_connection(workspace: Path) -> None:
    opened = Opened.at(workspace)
    request = opened.request("Read ticket").record.with_values(connection=" ")
    assert opened.connection_of(request) is None

"""Unsaved records over a crash."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.drafts import Drafts
from httpv2_gui.core.storage.layout import without_secrets
from tests.core.storage.examples import BLOCK, CONNECTION, REQUEST

KILLED = """
import os, signal, sys
from pathlib import Path
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.drafts import Drafts
Drafts(Path(sys.argv[1])).keep("w", "requests/a", Request(name="A", body="half a sen"))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "drafts")


def test_drafts_come_back_by_key(drafts: Drafts):
    drafts.keep("w", "requests/a", REQUEST)
    drafts.keep("w", "connections/b", CONNECTION)
    drafts.keep("w", "blocks/c", BLOCK)

    assert drafts.load("w") == {
        "requests/a": REQUEST,
        "connections/b": without_secrets(CONNECTION),
        "blocks/c": BLOCK,
    }


def test_a_draft_survives_a_kill(drafts: Drafts, tmp_path: Path):
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "drafts")], check=False)

    assert drafts.load("w") == {"requests/a": Request(name="A", body="half a sen")}


def test_the_last_draft_counts(drafts: Drafts):
    drafts.keep("w", "k", Request(body="a"))
    drafts.keep("w", "k", Request(body="b"))

    assert drafts.load("w") == {"k": Request(body="b")}


def test_a_dropped_draft_is_gone(drafts: Drafts):
    drafts.keep("w", "k", REQUEST)

    drafts.drop("w", "k")
    drafts.drop("w", "never")

    assert drafts.load("w") == {}


def test_workspaces_have_drafts_of_their_own(drafts: Drafts):
    drafts.keep("../../w", "k", REQUEST)

    assert drafts.load("other") == {}


def test_no_secret_is_in_a_draft_and_only_the_owner_may_look(drafts: Drafts, tmp_path: Path):
    drafts.keep("w", "k", CONNECTION)
    (path,) = tmp_path.rglob("*.toml")

    assert b"s3cr3t-value" not in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "drafts").stat().st_mode) == 0o700


@pytest.mark.parametrize("content", ["name = \n", 'name = "no key"\n'])
def test_a_damaged_draft_is_passed_over(drafts: Drafts, tmp_path: Path, content: str):
    drafts.keep("w", "a", REQUEST)
    (path,) = tmp_path.rglob("*.toml")
    path.write_text(content)
    drafts.keep("w", "b", REQUEST)

    assert list(drafts.load("w")) == ["b"]

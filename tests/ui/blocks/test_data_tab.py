"""What to run with a data file: columns beside inputs, files, what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from httpv2_gui.core.document.data_file import Overview
from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.blocks.data_tab import DataTab
from httpv2_gui.ui.blocks.rows_inbox import Plan, RowsInbox
from tests.ui.waiting import until

BLOCK = Block(
    name="B",
    inputs=(
        Input(name="Ticket", required=True),
        Input(name="Team", required=True),
        Input(name="Key", secret=True),
    ),
)


@pytest.fixture
async def tab(tasks):
    made = DataTab(tasks, lambda: BLOCK)
    made.resize(1000, 700)
    made.show_block(BLOCK)
    made.show()
    yield made
    made.close()
    await tasks.cancel_all()
    made.deleteLater()


def asked(tab: DataTab) -> list[str]:
    return list(tab.form.values())


def visible_fields(tab: DataTab) -> list[QLineEdit]:
    return [one for one in tab.form.findChildren(QLineEdit) if one.isVisible()]


def enter(line: QLineEdit, text: str) -> None:
    line.setText(text)
    line.editingFinished.emit()


def plans(tab: DataTab) -> list[Plan]:
    heard: list[Plan] = []
    tab.start_wanted.connect(heard.append)
    return heard


async def test_columns_and_inputs_are_compared(tab: DataTab) -> None:
    enter(tab.data.path, "/data/tickets.csv")
    tab.show_overview(Overview(("Ticket", "Tem", "Key"), 3000))
    words = tab.columns.text()
    assert "3,000 rows. From the file: Ticket, Key." in words
    assert "Required and not in the file: Team. Fill in below." in words
    assert "no input “Tem”. Did you mean “Team”? That column is left out." in words
    assert "Secret inputs of the file are not written" in words
    assert asked(tab) == ["Team"]


async def test_results_stand_beside_the_data_unless_named(tab: DataTab) -> None:
    enter(tab.data.path, "/data/a.csv")
    assert Path(tab.results.value()) == Path("/data/a-results.csv")
    enter(tab.data.path, "/data/b.jsonl")
    assert Path(tab.results.value()) == Path("/data/b-results.csv")
    tab.results.path.setText("/mine.jsonl")
    enter(tab.data.path, "/data/c.csv")
    assert tab.results.value() == "/mine.jsonl"


async def test_what_no_column_brings_is_missing(tab: DataTab) -> None:
    said: list[str] = []
    tab.said.connect(said.append)
    heard = plans(tab)
    assert not tab.start.isEnabled()
    enter(tab.data.path, "/data/a.csv")
    tab.show_overview(Overview(("Ticket",), 2))
    tab.start.click()
    assert said == ["Fill in Team: no column brings it."]
    assert heard == []
    team, _key = await until(lambda: visible_fields(tab))
    team.setText("blue")
    tab.parallel.setValue(4)
    tab.resume.click()
    (plan,) = heard
    assert (dict(plan.given)["Team"], plan.parallel, plan.resume) == ("blue", 4, True)


async def test_only_what_can_be_done_is_offered(tab: DataTab) -> None:
    enter(tab.data.path, "/data/a.csv")
    tab.show_unreadable("It is no text.")
    assert tab.columns.text() == "It is no text."
    assert not tab.start.isEnabled()
    tab.show_overview(Overview(("Ticket",), 2))
    tab.begin(RowsInbox(["Ticket"]))
    assert [one.isEnabled() for one in (tab.start, tab.resume, tab.stop)] == [False, False, True]
    tab.end("Stopped")
    assert [one.isEnabled() for one in (tab.start, tab.resume, tab.stop)] == [True, True, False]


async def test_a_file_is_picked(tab: DataTab, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dialogs.door, "answer", lambda _asked: str(tmp_path / "x.csv"))
    looked: list[str] = []
    tab.look_wanted.connect(looked.append)
    tab.data.button.click()
    await until(lambda: looked)
    assert looked == [str(tmp_path / "x.csv")]

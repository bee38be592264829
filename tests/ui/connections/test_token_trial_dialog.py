from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTreeView

from httpv2_gui.core.engine.token_trial import TokenLeaf, TokenTrial
from httpv2_gui.ui.connections.token_trial_dialog import TokenTrialDialog, until

NOW = datetime.now(UTC)
TRIAL = TokenTrial(
    leaves=(
        TokenLeaf(path=("kind",), field_name="kind", shown="Bearer", fits=1),
        TokenLeaf(path=("data", "token"), field_name="data_token", shown="eyJ…", fits=2),
        TokenLeaf(path=("data_token",), field_name="data_token", shown="abc…", fits=2),
    ),
    expires_at=NOW + timedelta(hours=1, seconds=5),
    expires_from="expires_in in the answer",
)


@pytest.fixture
def dialog(qtbot):
    made = TokenTrialDialog(TRIAL)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_begins_at_what_is_named_like_a_token(dialog):
    assert dialog.findChild(QTreeView, "answer").currentIndex().data() == "token"


def test_enter_takes_the_flattened_name(dialog, qtbot):
    qtbot.keyClick(dialog.findChild(QTreeView, "answer"), Qt.Key.Key_Return)
    assert dialog.chosen == "data_token"
    assert dialog.result() == 1


def test_clash_is_said(dialog, qtbot):
    clash = dialog.findChild(QLabel, "clash")
    assert "fits 2 values" in clash.text()
    tree = dialog.findChild(QTreeView, "answer")
    tree.setCurrentIndex(tree.model().index(0, 0))
    assert clash.isHidden()
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert dialog.chosen == "kind"


def test_branch_is_no_value(dialog):
    tree = dialog.findChild(QTreeView, "answer")
    tree.setCurrentIndex(tree.model().index(1, 0))
    assert not dialog.findChild(QPushButton, "use_this_value").isEnabled()


def test_when_it_expires_and_how_that_is_known():
    assert until(TRIAL, NOW) == "Expires in 60 min (expires_in in the answer)."
    assert until(TokenTrial(), NOW) == "The answer does not say when the token expires."

import pytest
from PySide6.QtWidgets import QLabel

from httpv2_gui.core.engine.phases import Step
from httpv2_gui.ui.connections.phase_list import PhaseList

STEPS = (
    Step(name="Name resolution", words="localhost is 127.0.0.1", elapsed_ms=0.4),
    Step(name="TLS", state="warning", words="Expires in 5 days", hint="Renew it."),
    Step(name="Authentication", state="failed", words="Digest was refused", hint="Type it again."),
    Step(name="Body", state="skipped", words="It did not come to this."),
)


@pytest.fixture
def phases(qtbot):
    made = PhaseList()
    qtbot.addWidget(made)
    made.show_steps(STEPS)
    made.show()
    return made


def label(phases, name):
    return phases.findChild(QLabel, f"phase.{name}")


def test_failing_step_says_cause_and_fix(phases):
    assert label(phases, "Authentication.words").property("tone") == "err"
    assert label(phases, "Authentication.hint").text() == "Type it again."
    assert "failed" in label(phases, "Authentication").accessibleDescription()


def test_warning_is_amber_with_its_advice(phases):
    assert label(phases, "TLS.words").property("tone") == "warn"
    assert label(phases, "TLS.hint").text() == "Renew it."


def test_what_was_not_reached_takes_no_room(phases):
    assert label(phases, "Body") is None


def test_text_to_copy_has_everything(phases):
    assert (
        phases.text().splitlines()[0] == "Name resolution: worked (0.4 ms). localhost is 127.0.0.1"
    )
    assert "    Type it again." in phases.text()


def test_other_steps_take_their_place(phases, qtbot):
    phases.show_steps(STEPS[:1])
    qtbot.waitUntil(lambda: label(phases, "TLS") is None)
    phases.show_steps(())
    assert phases.isHidden()

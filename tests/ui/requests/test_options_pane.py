import pytest
from PySide6.QtWidgets import QCheckBox

from httpv2_gui.core.model.request import FIELDS_TO_RETURN, Request
from httpv2_gui.ui.requests.options_pane import OptionsPane


@pytest.fixture
def pane(qtbot):
    made = OptionsPane()
    qtbot.addWidget(made)
    return made


def test_untouched_fields_keep_the_order_of_their_file(pane):
    fields = ("redirects", "unheard_of", "response_data")
    pane.show_request(Request(fields_to_return=fields))
    assert pane.values()["fields_to_return"] == fields


def test_ticked_fields_stand_in_the_order_of_http_v2(pane, qtbot):
    pane.show_request(Request(fields_to_return=("redirects",)))
    with qtbot.waitSignal(pane.changed):
        pane.findChild(QCheckBox, "fields_to_return.response_data").click()
    assert pane.values()["fields_to_return"] == FIELDS_TO_RETURN[:2]


def test_loading_is_no_change(pane, qtbot):
    with qtbot.assertNotEmitted(pane.changed):
        pane.show_request(Request(follow_redirects=False, timeout_s=0))
    assert pane.timeout.text() == "No limit"

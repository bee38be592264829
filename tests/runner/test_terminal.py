import io
import json
import os
import sys

import pytest

from httpv2_gui.core.engine.events import Sending
from httpv2_gui.runner import terminal
from httpv2_gui.runner.progress import Progress


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202eb", "a\\u202eb"),
        ("\ud800", "\\ud800"),
        ("tab\tand\r\nline", "tab\tand\nline"),
        ("back\rover", "back\\x0dover"),
    ],
)
def test_control_characters_become_visible(text: str, shown: str) -> None:
    assert terminal.visible(text) == shown


def test_one_line_has_no_line_break() -> None:
    assert terminal.one_line("a\n\n b\tc") == "a b c"


def test_json_means_the_same_after_escaping() -> None:
    text = json.dumps("a\x9bb\x7f", ensure_ascii=False)
    assert "\x9b" not in terminal.printable_json(text)
    assert json.loads(terminal.printable_json(text)) == "a\x9bb\x7f"


def test_stream_that_was_never_open_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    terminal.put("nobody reads this")
    Progress()(Sending("request", "GET", "https://h/", 1))


def test_closed_pipe_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with io.TextIOWrapper(os.fdopen(writer, "wb")) as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        terminal.put("nobody reads this")
        terminal.put("nor this")

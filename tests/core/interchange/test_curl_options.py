from __future__ import annotations

import re
import subprocess

from httpv2_gui.core.interchange.curl_options import FLAGS, SHORT, WITH_VALUE, WITHOUT_EFFECT


def test_every_option_of_the_installed_curl_is_known_with_or_without_a_value() -> None:
    text = subprocess.run(["curl", "--help", "all"], capture_output=True, text=True, check=True)
    found = re.findall(r"^ *(?:-(\S), +)?--([\w.-]+)( [<\[])?", text.stdout, re.MULTILINE)

    assert len(found) > 200
    for short, name, value in found:
        assert name in (WITH_VALUE if value else FLAGS), name
        assert not short or SHORT[short] == name


def test_the_table_agrees_with_itself() -> None:
    assert not WITH_VALUE & FLAGS
    assert set(SHORT.values()) <= WITH_VALUE | FLAGS
    assert WITHOUT_EFFECT <= WITH_VALUE | FLAGS

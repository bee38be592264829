from __future__ import annotations

from httpv2_gui.core.interchange.curl_command import Command, Option
from httpv2_gui.core.interchange.curl_left_out import left_out
from httpv2_gui.core.interchange.curl_options import FLAGS, WITH_VALUE


def test_each_option_is_either_used_without_effect_or_said() -> None:
    every = Command(options=[Option(name) for name in sorted(FLAGS | WITH_VALUE)])
    said = list(left_out(every))

    assert all(sentence.endswith(".") for sentence in said)
    assert "curl's option --interface is left out." in said
    assert not any("--silent" in sentence or "--header " in sentence for sentence in said)

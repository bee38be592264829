from __future__ import annotations

from httpv2_gui.core.engine.block_events import Begun, InStep, ignore_steps


def test_nobody_needs_to_listen():
    assert ignore_steps(InStep(0, "S", Begun())) is None

from __future__ import annotations

from datetime import UTC, datetime

from httpv2_gui.core.model.block_result import BlockResult, StepResult


def test_a_step_that_was_not_begun_has_no_result():
    result = BlockResult(
        succeeded=False, steps=(StepResult(name="S", skipped=True),), started=datetime.now(UTC)
    )
    assert result.steps[0].result is None

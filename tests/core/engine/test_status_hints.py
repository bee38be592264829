from __future__ import annotations

import pytest

from httpv2_gui.core.engine.status_hints import status_hint


@pytest.mark.parametrize("status", [401, 404, 418, 500, 599])
def test_each_status_has_a_hint(status: int) -> None:
    assert status_hint(status).endswith(".")

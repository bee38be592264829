import dataclasses

import pytest

from httpv2_gui.core.engine import events


@pytest.mark.parametrize("cls", events.Event.__args__)
def test_events_cannot_be_changed(cls: type) -> None:
    assert dataclasses.fields(cls)
    assert cls.__dataclass_params__.frozen  # type: ignore[attr-defined]


def test_ignore_listens_to_nothing() -> None:
    events.ignore(events.Receiving(1, None))

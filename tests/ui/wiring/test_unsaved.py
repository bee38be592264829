"""Which pages have something that is not saved."""

from __future__ import annotations

from httpv2_gui.ui.wiring.unsaved import Unsaved


def test_it_is_told_when_it_changes_and_not_before() -> None:
    unsaved, told = Unsaved(), []
    unsaved.changed.connect(lambda: told.append(unsaved.slugs("request:")))
    unsaved.note("request:a", True)
    unsaved.note("request:a", True)
    unsaved.note("new request:1", True)
    unsaved.forget("request:a")
    unsaved.forget("request:never opened")
    assert told == [{"a"}, {"a"}, set()]

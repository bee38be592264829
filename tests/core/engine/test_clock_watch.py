from __future__ import annotations

from httpv2_gui.core.engine.clock_watch import ClockWatch, Gap
from tests.core.engine.times import Time


def test_ordinary_time_is_not_worth_a_word() -> None:
    time = Time()
    watch = ClockWatch(time.clock)
    time.now += 69
    time.set_by += 5  # a time server sets it right
    assert watch.look(60) == Gap("", 0)


def test_a_computer_that_slept() -> None:
    time = Time()
    watch = ClockWatch(time.clock)
    time.asleep += 7200
    assert watch.look(60) == Gap("The computer slept 2 h", 0)
    assert watch.look(60) == Gap()


def test_where_every_clock_goes_on_a_late_end_tells_of_it() -> None:
    time = Time()
    watch = ClockWatch(time.clock)
    time.now += 60 + 5400
    assert watch.look(60) == Gap("The computer slept, or was too busy, 1 h 30 min", 5400)
    time.now += 60 + 5400
    assert watch.look() == Gap()


def test_a_clock_that_was_set() -> None:
    time = Time()
    watch = ClockWatch(time.clock)
    time.set_by = 7200
    assert watch.look(60).note == "Clock jumped 2 h ahead"
    time.set_by = -3600
    assert watch.look(60).note == "Clock jumped 3 h back"


def test_both_at_once() -> None:
    time = Time()
    watch = ClockWatch(time.clock)
    time.asleep, time.set_by = 600, 60
    assert watch.look().note == "The computer slept 10 min; Clock jumped 1 min ahead"

from httpv2_gui.runner.refusal import unknown


def test_several_near_names() -> None:
    refusal = unknown("request", "tickets", ["List tickets", "Filter tickets", "Echo"])
    assert "Did you mean “List tickets” or “Filter tickets”?" in str(refusal)


def test_case_does_not_matter() -> None:
    assert "“ECHO”" in str(unknown("request", "ecko", ["ECHO"]))

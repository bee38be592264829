from httpv2_gui.core.model.request import Request
from httpv2_gui.core.platforms.finding import Fix, PlatformFinding


def test_a_finding_may_carry_the_corrected_request() -> None:
    fix = Fix(label="Write {}", request=Request(headers="{}"))
    one = PlatformFinding(rule="r", severity="note", place="headers", message="So.", fix=fix)
    assert one.fix is not None
    assert one.fix.request.headers == "{}"

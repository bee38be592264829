"""Each platform rule is shown by a request of the sample, and told in docs/platform.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from httpv2_gui.core.platforms.secops_v16 import RULES
from tests.practice.platform_samples import SHOWN

PAGE = Path(__file__).resolve().parents[2] / "docs" / "platform.md"


def row(rule: str) -> str:
    """Give the row of a rule as it has to stand in the documentation."""
    shown = SHOWN[rule]
    finding = shown.findings(rule)[0]
    fix = finding.fix.label if finding.fix is not None else ""
    message = finding.message.replace("|", "\\|").replace("<", "\\<")
    request = f"*{shown.record().name}*{f', {shown.but}' if shown.but else ''}"
    return f"| `{rule}` | {finding.severity} | {message} | {fix} | {request} |"


def test_every_rule_has_its_request() -> None:
    assert list(SHOWN) == list(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_the_request_shows_the_rule(rule: str) -> None:
    assert SHOWN[rule].findings(rule)


@pytest.mark.parametrize("rule", RULES)
def test_the_documentation_tells_it(rule: str) -> None:
    assert row(rule) in PAGE.read_text("utf-8").splitlines(), row(rule)


@pytest.mark.parametrize("rule", RULES)
def test_a_fix_of_a_sample_fixes_it(rule: str) -> None:
    for finding in SHOWN[rule].findings(rule):
        if finding.fix is not None:
            shown = SHOWN[rule]
            values = {one: getattr(finding.fix.request, one) for one in vars(finding.fix.request)}
            after = type(shown)(**{**vars(shown), "request": values}).findings(rule)
            assert finding.message not in [one.message for one in after]

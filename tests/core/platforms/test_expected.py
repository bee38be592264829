import pytest

from httpv2_gui.core.platforms import python_json
from httpv2_gui.core.platforms.expected import PlatformVerdict, never_matches, verdict_of
from tests.core.platforms.shown import request


def judged(expected: str, body: str, **values: object) -> PlatformVerdict:
    return verdict_of(python_json.members(expected), body.encode(), request(**values))


@pytest.mark.parametrize(
    ("expected", "body", "met"),
    [
        ('{"state": "done"}', '{"state": "done"}', True),
        ('{"state": "done"}', '{"state": "busy"}', False),
        ('{"state": "done"}', '{"status": "ok"}', True),  # absent
        ('{"state": "done"}', '{"a": {"state": "done"}, "b": [{"state": "done"}]}', True),
        ('{"state": "done"}', '{"a": {"state": "done"}, "b": [{"state": "busy"}]}', False),
        ('{"state": ["done", "failed"]}', '{"state": "failed"}', True),
        ('{"n": 100}', '{"n": 100}', False),
        ('{"n": [100]}', '{"n": 100}', True),
        ('{"n": "100"}', '{"n": 100}', False),
        ('{"ok": true}', '{"ok": true}', False),
        ('{"ok": null}', '{"ok": null}', False),
        ('{"ok": true}', "{}", True),
        ('{"job": "x"}', '{"job": {"state": "busy"}}', True),  # an object is descended into
        ('{"jobs": "done"}', '{"jobs": []}', True),
        ('{"jobs": "done"}', '{"jobs": ["done", "done"]}', True),
        ('{"jobs": "done"}', '{"jobs": ["done", "busy"]}', False),
        ('{"job": {"state": "done"}}', '{"job": "x"}', True),  # ignored
        ('{"a": "1", "b": "2"}', '{"a": "1", "b": "3"}', False),
        ('{"state": "done"}', '[{"state": "done"}]', False),
        ('{"state": "done"}', "done", False),
    ],
)
def test_verdicts(expected: str, body: str, met: bool) -> None:
    verdict = judged(expected, body)
    assert verdict.met is met
    assert str(verdict)


def test_the_filtered_result_is_searched() -> None:
    done = '{"state": "done"}'
    assert not judged(done, done, base64_output=True).met
    assert "response_data" in str(judged(done, done, fields_to_return=("response_code",)))


def test_why() -> None:
    assert "absent" in str(judged('{"a": "1"}', "{}"))
    assert "no text" in str(judged('{"a": 1}', '{"a": 1}'))
    assert "occurs 2 times" in str(judged('{"a": "1"}', '{"a": "1", "b": {"a": "2"}}'))


def test_what_never_matches() -> None:
    assert all(never_matches(one) for one in (1, 1.5, True, None))
    assert not never_matches("1")
    assert not never_matches([1])
    assert not never_matches({})

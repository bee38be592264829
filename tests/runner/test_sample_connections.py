"""Every connection of the sample is green with its practice secrets, and red with wrong ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from httpv2_gui import resources
from httpv2_gui.core.storage.secrets import environment_name
from httpv2_gui.practice.secrets import SECRETS
from tests.runner.conftest import Call

ALLOWED_BY_A_PERSON = ("oauth-1-0-in-the-browser", "oauth-2-0-authorization-code")
CONNECTIONS = tuple(
    path.stem for path in sorted(resources.path("samples", "connections").iterdir())
)
GREEN = tuple(one for one in CONNECTIONS if one not in (*ALLOWED_BY_A_PERSON, "wrong-password"))
JUDGED = tuple(
    (slug, field) for slug, field in SECRETS if slug in GREEN and field not in ("headers",)
)


@pytest.mark.parametrize("slug", GREEN)
def test_green(call: Call, sample: Path, slug: str) -> None:
    called = call("test", slug, "--workspace", sample)
    assert (called.code, called.out.splitlines()[0].split(":")[0]) == (0, "Succeeded"), called
    assert not [text for text in _secrets(slug) if text in called.out + called.err]


@pytest.mark.parametrize(("slug", "field"), JUDGED)
def test_red_with_a_wrong_secret(
    call: Call, sample: Path, monkeypatch: pytest.MonkeyPatch, slug: str, field: str
) -> None:
    right = SECRETS[slug, field]
    wrong = right.replace("secret-81d4", "secret-wrong") if field == "body" else f"{right}-wrong"
    monkeypatch.setenv(environment_name(slug, field), wrong)
    called = call("test", slug, "--workspace", sample)
    assert called.code == 1, called
    assert any(
        status in called.out for status in ("HTTP/1.1 401", "HTTP/1.1 403", "invalid_grant")
    ), called
    assert wrong not in called.out + called.err


@pytest.mark.parametrize("slug", ALLOWED_BY_A_PERSON)
def test_red_until_a_person_has_allowed_it(call: Call, sample: Path, slug: str) -> None:
    assert call("test", slug, "--workspace", sample).code == 1


@pytest.mark.parametrize("name", ["Key in the path", "Signed for AWS", "XSOAR, search incidents"])
def test_requests_that_use_them(call: Call, sample: Path, name: str) -> None:
    called = call("run", name, "--workspace", sample)
    assert called.code == 0, called
    assert called.json["run"]["succeeded"]


def _secrets(slug: str) -> list[str]:
    return [text for (of, field), text in SECRETS.items() if of == slug and field != "headers"]

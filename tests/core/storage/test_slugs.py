"""File names from names."""

from __future__ import annotations

import pytest

from httpv2_gui.core.storage.slugs import free_slug, is_safe_id, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("CrowdStrike", "crowdstrike"),
        ("Search job", "search-job"),
        ("  A -- B!  ", "a-b"),
        ("../../etc/passwd", "etc-passwd"),
        ("Übersicht 7", "übersicht-7"),
        ("cafe\u0301", "café"),
        ("???", "untitled"),
        ("", "untitled"),
        ("x" * 500, "x" * 60),
    ],
)
def test_a_slug_has_letters_digits_and_hyphens(name: str, slug: str):
    assert slug_of(name) == slug


def test_two_names_with_one_slug_are_told_apart():
    assert free_slug("A!", {"a", "a-2"}) == "a-3"
    assert free_slug("A!", set()) == "a"


@pytest.mark.parametrize("text", ["a", "7f3a", "My File", "a.b", "übersicht"])
def test_ids_are_what_a_file_can_be_called(text: str):
    assert is_safe_id(text)


@pytest.mark.parametrize("text", ["", "..", "../x", "a/b", "a\\b", "a\n", ".hidden", "x" * 101])
def test_ids_lead_nowhere_else(text: str):
    assert not is_safe_id(text)

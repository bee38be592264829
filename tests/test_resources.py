import sys
from pathlib import Path

import pytest

from httpv2_gui import resources


def test_checkout_has_samples() -> None:
    assert resources.path("samples").is_dir()


def test_built_program_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "resources" / "samples"
    inside.mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.path("samples") == inside


def test_missing_resource_says_where_it_looked() -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing/here\.svg is missing.*resources"):
        resources.path("nothing", "here.svg")

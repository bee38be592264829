"""What the window remembers."""

from __future__ import annotations

from pathlib import Path

import pytest

from httpv2_gui.core.storage.settings import RECENT, Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def written(path: Path, text: str) -> Settings:
    path.parent.mkdir()
    path.write_text(text)
    return Settings(path)


def test_a_new_person_has_the_usual_settings(path: Path):
    settings = Settings(path)

    assert (settings.theme, settings.last_workspace, settings.trouble) == ("system", None, "")
    assert settings.recent_workspaces == ()
    assert not path.exists()


def test_what_was_set_is_there_at_the_next_start(path: Path):
    settings = Settings(path)
    settings.theme = "dark"
    settings.opened(Path("/a"))
    settings.put_geometry("window", b"\x00\xff")
    settings.put("wrap", True)
    settings.put("rows", 500)

    again = Settings(path)

    assert (again.theme, again.last_workspace) == ("dark", Path("/a"))
    assert again.geometry("window") == b"\x00\xff"
    assert (again.flag("wrap", False), again.number("rows", 1)) == (True, 500)


def test_recent_workspaces_are_the_latest_first_and_few(path: Path):
    settings = Settings(path)
    for n in [*range(RECENT + 1), 5]:
        settings.opened(Path(f"/{n}"))

    assert settings.recent_workspaces[:2] == (Path("/5"), Path(f"/{RECENT}"))
    assert len(settings.recent_workspaces) == RECENT


def test_a_workspace_that_is_gone_is_forgotten(path: Path):
    settings = Settings(path)
    settings.opened(Path("/a"))
    settings.opened(Path("/b"))

    settings.forget_workspace(Path("/a"))
    assert settings.last_workspace == Path("/b")

    settings.forget_workspace(Path("/b"))
    assert (settings.last_workspace, settings.recent_workspaces) == (None, ())


def test_unknown_keys_and_comments_are_kept(path: Path):
    settings = written(path, '# mine\nfrom_the_future = [1]\ntheme = "light"\n')

    settings.theme = "dark"

    assert path.read_text() == '# mine\nfrom_the_future = [1]\ntheme = "dark"\n'


def test_values_of_another_type_count_as_none(path: Path):
    settings = written(
        path, 'theme = 7\nrecent_workspaces = "x"\ngeometry_window = "%"\nwrap = 1\n'
    )

    assert (settings.theme, settings.recent_workspaces) == ("system", ())
    assert (settings.geometry("window"), settings.flag("wrap", False)) == (b"", False)


def test_a_theme_nobody_knows_is_the_system_s(path: Path):
    assert written(path, 'theme = "pink"\n').theme == "system"


@pytest.mark.parametrize("content", [b"theme = \n", b'theme = "\xff"\n'])
def test_a_damaged_file_is_set_aside(path: Path, content: bytes):
    path.parent.mkdir()
    path.write_bytes(content)

    settings = Settings(path)
    settings.theme = "dark"

    assert "were damaged" in settings.trouble
    assert path.with_name("settings.toml.damaged").read_bytes() == content
    assert Settings(path).theme == "dark"


def test_a_damaged_file_that_cannot_be_moved_is_told(path: Path):
    path.parent.mkdir()
    path.write_text("theme = \n")
    (path.parent / "settings.toml.damaged").mkdir()

    assert "are damaged" in Settings(path).trouble


def test_a_file_that_cannot_be_read_is_told(path: Path):
    path.mkdir(parents=True)

    assert "could not be read" in Settings(path).trouble


def test_a_disk_that_refuses_is_told_and_the_value_counts(path: Path):
    settings = Settings(path)
    path.parent.write_text("not a folder")

    settings.theme = "dark"

    assert "could not be written" in settings.trouble
    assert settings.theme == "dark"


def test_a_value_that_is_set_again_is_not_written_again(path: Path):
    settings = Settings(path)
    settings.theme = "dark"
    path.unlink()

    settings.theme = "dark"

    assert not path.exists()


def test_the_folder_for_zips_is_remembered_for_each_workspace(tmp_path: Path):
    settings = Settings(tmp_path / "settings.toml")
    settings.put_zip_folder("soc", tmp_path / "evidence")

    again = Settings(tmp_path / "settings.toml")

    assert again.zip_folder("soc") == tmp_path / "evidence"
    assert again.zip_folder("other") is None


def test_notices_can_be_switched_off(path: Path):
    settings = Settings(path)
    assert settings.notifies
    settings.notifies = False
    assert not Settings(path).notifies

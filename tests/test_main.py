from pathlib import Path

import pytest

from httpv2_gui import __main__


def test_commands_of_both_doors_are_the_same() -> None:
    from httpv2_gui.runner import cli

    assert tuple(command.name for command in cli._COMMANDS) == __main__.COMMANDS


def test_misspelt_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["rnu"]) == 2
    assert "Did you mean the command run?" in capsys.readouterr().err


def test_folder_that_does_not_exist(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert __main__.main([str(tmp_path / "nothing")]) == 2
    assert "There is no folder" in capsys.readouterr().err


def test_no_display(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert __main__.main([]) == 2
    assert "there is no display" in capsys.readouterr().err


def test_options_go_to_the_runner(capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("httpv2-gui ")

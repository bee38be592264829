"""Errors that say file, line, key and reason."""

from __future__ import annotations

from pathlib import Path

from httpv2_gui.core.storage.file_problem import FileProblem, WorkspaceError


def test_the_error_carries_the_place():
    error = WorkspaceError(FileProblem(Path("a.toml"), "Broken.", 3, 7, "auth.url"))

    assert (error.path, error.line, error.key, error.message) == (
        Path("a.toml"),
        3,
        "auth.url",
        "Broken.",
    )
    assert str(error) == "a.toml, line 3, column 7: Broken."


def test_a_problem_without_a_line_names_the_file():
    assert str(FileProblem(Path("a.toml"), "Missing.")) == "a.toml: Missing."

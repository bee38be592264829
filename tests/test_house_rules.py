"""Rules of the house that ruff, pyright and import-linter cannot see."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGE = CHECKOUT / "httpv2_gui"
LONGEST_FILE = 400


def sources(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(CHECKOUT)) for path in paths]


def called_methods(source: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node.lineno


def imported_modules(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("method", ["exec", "exec_", "processEvents"])
def test_window_never_nests_an_event_loop(method: str) -> None:
    """Other coroutines would freeze, or enter a task twice: use ui.base.dialogs and Tasks."""
    found = [
        f"{source.relative_to(CHECKOUT)}:{line}"
        for source in sources(PACKAGE / "ui")
        for name, line in called_methods(source)
        if name == method
    ]
    assert found == []


def test_each_core_file_has_its_test() -> None:
    missing = [
        source
        for source in sources(PACKAGE / "core")
        if source.name != "__init__.py"
        and not (
            CHECKOUT / "tests" / source.relative_to(PACKAGE).parent / f"test_{source.name}"
        ).is_file()
    ]
    assert names(missing) == []


def test_tests_are_functions() -> None:
    """Pytest is told to collect no classes: a test inside one would never run."""
    found = [
        f"{source.relative_to(CHECKOUT)}:{node.lineno}"
        for source in sources(CHECKOUT / "tests")
        for node in ast.walk(ast.parse(source.read_text()))
        if isinstance(node, ast.ClassDef) and node.name.startswith("Test")
    ]
    assert found == []


def test_only_app_imports_qasync() -> None:
    importers = [source for source in sources(PACKAGE) if "qasync" in imported_modules(source)]
    assert names(importers) in ([], ["httpv2_gui/ui/app.py"])


def test_no_file_is_too_long_to_read() -> None:
    long = [path for path in sources(PACKAGE) if len(path.read_text().splitlines()) > LONGEST_FILE]
    assert names(long) == []


def test_resources_are_there() -> None:
    from httpv2_gui import resources

    assert list(resources.path("icons").glob("*.svg"))
    assert resources.path("samples").is_dir()

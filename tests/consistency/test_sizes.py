"""Files stay small enough to read, and keep to the house style that no linter checks."""

import ast
from pathlib import Path

import pytest
from tests.consistency.catalogue import ROOT

MODULES = sorted((ROOT / "src").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LAZY = ("cli",)


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_has_at_most_350_lines_and_its_functions_60(path: Path) -> None:
    assert lines(path) <= 350
    assert [it.name for it in functions(path) if (it.end_lineno or it.lineno) - it.lineno >= 60] == []


def test_a_test_file_has_at_most_400_lines() -> None:
    assert [name(path) for path in TESTS if lines(path) > 400] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_everything_public_has_a_docstring(path: Path) -> None:
    module = tree(path)
    assert ast.get_docstring(module)
    public = [
        it for it in module.body if isinstance(it, (ast.FunctionDef, ast.ClassDef)) and not it.name.startswith("_")
    ]
    assert [it.name for it in public if not ast.get_docstring(it)] == []


def is_own(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        return (node.module or "").split(".")[0] == "lazos"
    return isinstance(node, ast.Import) and any(alias.name.split(".")[0] == "lazos" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_commands_import_inside_functions(path: Path) -> None:
    if path.relative_to(ROOT / "src" / "lazos").parts[0] not in LAZY:
        assert [it.name for it in functions(path) if any(is_own(node) for node in ast.walk(it))] == []


@pytest.mark.parametrize("path", MODULES + TESTS, ids=name)
def test_imports_are_absolute(path: Path) -> None:
    assert [node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom) and node.level] == []

"""The shape of the code: layers, sizes, and the few things that must not be written anywhere."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from functools import cache
from graphlib import TopologicalSorter
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EDITOR = ROOT / "editor"
MODULES = sorted(EDITOR.rglob("*.py"))
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")

MOST_MODULE_LINES = 400
MOST_FUNCTION_LINES = 60
MOST_PUBLIC_METHODS = 12

type_of_function = (ast.FunctionDef, ast.AsyncFunctionDef)


def name_of(module: Path) -> str:
    return str(module.relative_to(ROOT))


def places(fault: Callable[[ast.AST], bool], *, but: tuple[str, ...] = ()) -> list[str]:
    """Return where in the program a node is a fault, as file:line."""
    return [
        f"{name_of(module)}:{node.lineno}"
        for module in MODULES
        if name_of(module) not in but
        for node in nodes(module)
        if fault(node)
    ]


@cache
def nodes(module: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(module.read_text(encoding="utf-8"))))


def is_call_of(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names


# Sizes


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_can_be_read_in_one_sitting(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= MOST_MODULE_LINES


def test_a_function_fits_on_a_screen() -> None:
    def is_long(node: ast.AST) -> bool:
        return isinstance(node, type_of_function) and node.end_lineno - node.lineno >= MOST_FUNCTION_LINES

    assert places(is_long) == []


def test_a_class_has_few_public_methods() -> None:
    def is_wide(node: ast.AST) -> bool:
        return isinstance(node, ast.ClassDef) and len(own_public_methods(node)) > MOST_PUBLIC_METHODS

    assert places(is_wide) == []


def own_public_methods(node: ast.ClassDef) -> list[str]:
    """Return a class's public methods that no superclass asks for."""
    return [
        method.name
        for method in node.body
        if isinstance(method, type_of_function)
        and not method.name.startswith("_")
        and not any(isinstance(mark, ast.Name) and mark.id == "override" for mark in method.decorator_list)
    ]


# Things not written


def test_the_text_is_never_read_back_from_qts_lossy_exports() -> None:
    assert places(lambda node: is_call_of(node, "toPlainText", "toHtml", "toMarkdown")) == []


def test_no_lambda_is_connected_to_a_signal() -> None:
    def is_lambda(node: ast.AST) -> bool:
        return is_call_of(node, "connect") and any(isinstance(part, ast.Lambda) for part in ast.walk(node))

    assert places(is_lambda) == []


def test_nothing_waits_by_the_clock_or_by_spinning_the_event_loop() -> None:
    assert places(lambda node: is_call_of(node, "sleep", "processEvents", "msleep", "usleep")) == []


def test_no_function_imports_but_the_one_that_opens_the_window() -> None:
    def imports(node: ast.AST) -> bool:
        return isinstance(node, type_of_function) and any(
            isinstance(part, (ast.Import, ast.ImportFrom)) for part in ast.walk(node)
        )

    assert places(imports, but=("editor/__main__.py",)) == []


def test_no_import_hides_behind_type_checking() -> None:
    assert places(lambda node: isinstance(node, ast.Name) and node.id == "TYPE_CHECKING") == []


def test_only_the_guards_of_the_program_catch_every_exception() -> None:
    def catches_all(node: ast.AST) -> bool:
        return isinstance(node, ast.ExceptHandler) and (
            node.type is None
            or any(
                isinstance(part, ast.Name) and part.id in {"Exception", "BaseException"}
                for part in ast.walk(node.type)
            )
        )

    assert places(catches_all, but=("editor/ui/tasks.py", "editor/ui/crash.py")) == []


def test_a_rule_is_lifted_with_its_reason_beside_it() -> None:
    bare = re.compile(r"#\s*(noqa(?!: [A-Z]+\d+\S*\s+\S)|type: ignore(?!\[[\w, -]+\]\s+[#(]))")
    found = [
        f"{name_of(module)}:{number}"
        for module in MODULES
        for number, line in enumerate(module.read_text(encoding="utf-8").splitlines(), 1)
        if bare.search(line)
    ]
    assert found == []


def tracked_texts() -> Iterator[tuple[str, str]]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("This is not a git checkout, so there is no list of its files.")
    for name in filter(None, listing.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and b"\0" not in (data := path.read_bytes()):
            yield name, data.decode("utf-8", "replace")


def test_no_file_names_the_host_of_a_package_registry() -> None:
    hosts = ("pypi" + ".org", "pythonhosted" + ".org", "registry.npmjs" + ".org", "deb.debian" + ".org")
    found = [(name, host) for name, text in tracked_texts() for host in hosts if host in text]
    assert found == []


# Layers


def lint_imports(folder: Path) -> str:
    """Run import-linter on the package in a folder and return what it printed."""
    answer = subprocess.run(
        [LINT_IMPORTS, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )
    return answer.stdout + answer.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and its rules, to plant faults in."""
    shutil.copytree(EDITOR, tmp_path / "editor", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_imports_go_down_only(copy: Path) -> None:
    assert "0 broken" in lint_imports(copy)


LAYERS = ("kramdown", "core", "jekyll", "store", "commands", "ui", "app")
WITHOUT_QT = (*LAYERS[:-2], "cli")


def test_an_import_that_goes_up_is_caught_in_every_layer(copy: Path) -> None:
    steps = list(pairwise(LAYERS))
    for lower, upper in steps:
        (copy / "editor" / lower / "planted.py").write_text(f"import editor.{upper}\n", encoding="utf-8")
    answer = lint_imports(copy)
    assert "Imports go down only BROKEN" in answer
    assert [
        upper for lower, upper in steps if f"editor.{lower}.planted -> editor.{upper}" not in answer
    ] == []


def test_qt_outside_the_interface_is_caught_everywhere(copy: Path) -> None:
    for layer in WITHOUT_QT:
        planted = copy / "editor" / layer / "planted.py"
        planted.write_text("import PySide6.QtCore\nimport shiboken6\n", encoding="utf-8")
    answer = lint_imports(copy)
    assert "Qt lives in ui and app BROKEN" in answer
    for package in ("PySide6", "shiboken6"):
        assert [layer for layer in WITHOUT_QT if f"editor.{layer}.planted -> {package}" not in answer] == []


def test_the_faces_of_folders_make_no_circle() -> None:
    """To ask for a module runs the faces of its folders first: none may come back to whoever asked."""
    modules = {dotted(path): path for path in MODULES}
    asks = {
        name: {
            needed
            for imported in imports(path, modules)
            for needed in (imported, *faces(imported))
            if needed in modules and needed != name and needed not in faces(name)
        }
        for name, path in modules.items()
    }
    assert len(list(TopologicalSorter(asks).static_order())) == len(modules)


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def faces(module: str) -> Iterator[str]:
    """Yield the folders that a module is in."""
    while "." in module:
        module = module.rpartition(".")[0]
        yield module


def imports(path: Path, modules: Collection[str]) -> Iterator[str]:
    """Yield what a module imports as it is loaded."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                yield whole if whole in modules else node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)

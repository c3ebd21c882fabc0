"""Imports run one way, and each library is known in one place, so that the pieces can be replaced."""

import ast
from pathlib import Path

import pytest

MACROS = Path(__file__).parent.parent / "macros"

# From the bottom up: a module may import only modules that stand before it.
ORDER = [
    "problem",
    "model",
    "text",
    "keys",
    "agenda",
    "document",
    "syntax",
    "read",
    "examples",
    "explain",
    "load",
    "calls",
    "page",
    "terms",
    "reading",
    "check",
    "render",
    "hooks",
    "new",
    "publish",
    "__init__",
    "__main__",
]

# The only places that may know a library.
HOMES = {
    "mkdocs": {"__init__", "__main__", "hooks", "publish"},
    "mkdocs_macros": {"__init__"},
    "jinja2": {"render"},
    "yaml": {"syntax", "read", "render"},
    "markdown": {"terms"},
    "markdown_it": {"text"},
    "typst": {"publish"},
    "click": {"__main__"},
    "pathspec": {"publish"},
}

FILES = sorted(MACROS.rglob("*.py"))


def module_of(path):
    return path.relative_to(MACROS).parts[0].removesuffix(".py")


def imports_of(path):
    """The absolute name of everything a file imports; our own start with "macros"."""
    package = ["macros", *path.relative_to(MACROS).parent.parts]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            base = [*start, *([node.module] if node.module else [])]
            yield from (".".join([*base, alias.name]) for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(MACROS).as_posix())
def test_a_module_imports_only_what_comes_before_it(path):
    here = ORDER.index(module_of(path))
    ours = {name.split(".")[1] for name in imports_of(path) if name.startswith("macros.")}

    assert {name for name in ours if ORDER.index(name) > here} == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(MACROS).as_posix())
def test_a_library_is_known_in_its_home_only(path):
    libraries = {name.split(".")[0] for name in imports_of(path)}

    assert {name for name in libraries & HOMES.keys() if module_of(path) not in HOMES[name]} == set()


def test_every_module_has_its_place_in_the_order():
    assert {module_of(path) for path in FILES} == set(ORDER)

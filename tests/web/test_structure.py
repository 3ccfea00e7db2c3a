"""Inside the web room, imports go in one direction: each folder and module may import from those below it in the list."""

from __future__ import annotations

from tests.test_architecture import MODULES, imports

LAYERS = ("server", "app", "site", "views", "instructions", "forms", "http", "workers", "error_trace", "i18n")


def layer_of(module: str) -> str:
    """'views' for web.views.piece, 'app' for web.app."""
    return module.split(".")[1]


def upward_imports(module: str, source: str) -> list[str]:
    below = LAYERS[LAYERS.index(layer_of(module)) :]
    named = {name.removeprefix("handbill.") for _, name in imports(module, source)}
    return sorted(name for name in named if name.startswith("web.") and layer_of(name) not in below)


def test_imports_go_down_the_layers() -> None:
    web = {name: path for name, path in MODULES.items() if name.startswith("web.") and path.name != "__init__.py"}
    assert {layer_of(name) for name in web} == set(LAYERS)
    assert {name: found for name, path in web.items() if (found := upward_imports(name, path.read_text(encoding="utf-8")))} == {}


def test_a_planted_upward_import_is_found() -> None:
    assert upward_imports("web.i18n.translations", "from handbill.web.forms.options import pieces") == ["web.forms.options"]
    assert upward_imports("web.http.log", "def f():\n    from handbill.web import app") == ["web.app"]
    assert upward_imports("web.views.piece", "from handbill.web.forms import options\nfrom handbill.web.views import gallery") == []

"""The only contact with MkDocs: loads and checks the data, then offers the macros to the pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from .calls import MACROS, exercise_pages, macro_pages
from .check import check
from .examples import EXAMPLES_PAGE, field_examples
from .hooks import set_aside
from .load import Loaded, chapter_titles, load, menu_lines
from .problem import report
from .publish.editions import adapt, edition_of
from .reading import reading_minutes
from .render import Renderer, box_page

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin

# These make Markdown, or stand inside a sentence; the others are HTML as a whole.
_IN_MARKDOWN = {"assessment", "box", "cite"}


def define_env(env: MacrosPlugin) -> None:
    """Called by mkdocs-macros before any page is built, and again for every rebuild of `mkdocs serve`.

    Everything is checked here, because a PluginError raised now reaches the editor as one clean message,
    while one raised inside a page comes with a traceback (mkdocs-macros 1.5).
    """
    loaded = load(Path(env.project_dir))
    # `toolkit publish` has checked before it builds the two websites.
    problems = [] if env.conf["extra"].get("checked") else check(loaded)
    if problems:
        raise PluginError("The content has mistakes.\n\n" + report(problems))
    renderer = make_renderer(env, loaded)
    env.variables["edition"] = renderer.edition
    for name in MACROS:
        env.macros[name] = _macro(env, getattr(renderer, name), renderer.exercise_title)
    env.conf["extra"]["words"] = renderer.strings["page"]
    env.conf["extra"]["opening_words"] = renderer.strings["opening"]
    env.conf["extra"]["box_pages"] = {
        box_page(box): {"facts": renderer.box_facts(box), "sources": renderer.box_sources(box)}
        for box in loaded.toolkit.boxes
    }
    adapt(env.conf, renderer.edition)


def make_renderer(env: MacrosPlugin, loaded: Loaded) -> Renderer:
    """The renderer for the edition that mkdocs.yml names."""
    extra = env.conf["extra"]
    chapters = _in_menu_order(loaded)
    return Renderer(
        loaded.toolkit,
        edition=edition_of(env.conf),
        edition_name=str(extra["edition_name"]),
        chapters=chapters,
        reading={chapter: reading_minutes(loaded.texts[f"{chapter}.md"]) for chapter in chapters},
        pages=exercise_pages(loaded.texts),
        places=macro_pages(loaded.texts),
        examples=field_examples(loaded.texts.get(EXAMPLES_PAGE, "")),
        downloads=bool(extra.get("downloads")),
    )


def _in_menu_order(loaded: Loaded) -> dict[str, str]:
    """The titles of the chapters, in the order in which readers see them."""
    places = {page: place for place, page in enumerate(menu_lines(loaded.menu))}
    titles = chapter_titles(loaded.texts)
    return {one: titles[one] for one in sorted(titles, key=lambda chapter: places.get(f"{chapter}.md", len(places)))}


def _macro(env: MacrosPlugin, render: Callable[..., str], title: Callable[..., str]) -> Callable[..., str]:
    """A macro for pages: it adds the page that it stands on, and renders the calls inside a box.

    The title of an exercise becomes that of its page, above the words that lead to the exercise.
    """

    def macro(*arguments: str) -> str:
        html = render(*arguments, env.page.file.src_uri)
        if render.__name__ == "exercise":
            env.page.meta["title"] = title(*arguments)
        if render.__name__ == "box":
            return str(env.render(html))
        return html if render.__name__ in _IN_MARKDOWN else set_aside(env.page, html)

    return macro

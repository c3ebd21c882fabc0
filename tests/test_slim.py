"""What publishing takes out of a website, and what it must leave."""

from pathlib import Path

import pytest

from macros.publish.slim import page_words, slim_css, slim_page, slim_script

WORDS = frozenset({"card", "title", "open", "main", "--shown"})


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".card { color: red }", ".card{color: red;}"),
        (".gone { color: red }", ""),
        (".card, .gone, h1 { color: red }", ".card,h1{color: red;}"),
        (".card .gone { color: red }", ""),
        (":is(.card, h2) { color: red }", ":is(.card, h2){color: red;}"),
        (".card:is(.open, .gone) { color: red }", ".card:is(.open, .gone){color: red;}"),
        (".card:not(.gone:is(.x)) { color: red }", ".card:not(.gone:is(.x)){color: red;}"),
        ("[data-x=open], [data-x=gone] { color: red }", "[data-x=open]{color: red;}"),
        ("#main > .title { color: red }", "#main > .title{color: red;}"),
        ('[data-x=".gone"] { color: red }', '[data-x=".gone"]{color: red;}'),
        (r".md\:gone { color: red }", ""),
        ("@media print { .card { color: red } .gone { color: red } }", "@media print {.card{color: red;}}"),
        ("@media print { .gone { color: red } }", ""),
        ("@font-face { font-family: x }", "@font-face { font-family: x }"),
        ("/* words */ .card { /* more */ color: red; top: 0 }", ".card{color: red;top: 0;}"),
        (
            ":root { --used: red; --unused: blue } .card { color: var(--used) }",
            ":root{--used: red;}.card{color: var(--used);}",
        ),
        (":root { --shown: red }", ":root{--shown: red;}"),
        (":root { --icon: url('data:a;b}c'); --b: 1 } h1 { top: var(--b) }", ":root{--b: 1;}h1{top: var(--b);}"),
        (':root { --icon: url("data:a;(b)c"); --b: 1 } h1 { top: var(--b) }', ":root{--b: 1;}h1{top: var(--b);}"),
        (":root { --a: var(--b); --b: 1 } h1 { top: 0 }", ":root{}h1{top: 0;}"),
        ("h1, [data-md-color-switching] * { transition: none }", "h1{transition: none;}"),
    ],
    ids=lambda text: text[:40],
)
def test_style_rules_that_nothing_uses_go(css, kept):
    sheet = Path("a.css")

    assert slim_css({sheet: css}, WORDS) == {sheet: kept}


def test_the_everyday_name_of_an_admonition_counts_only_where_a_page_has_one():
    html = '<input name="note" id="tip"><div class="admonition warning"><p class="lead">An example.</p></div>'
    words = set(page_words(html))

    assert {"warning", "lead", "admonition"} <= words
    assert words.isdisjoint({"note", "tip", "example"})


def test_a_variable_that_another_sheet_uses_stays():
    sheets = {Path("a.css"): "h1 { color: var(--ink) }", Path("b.css"): ":root { --ink: red; --gone: blue }"}

    assert slim_css(sheets, WORDS)[Path("b.css")] == ":root{--ink: red;}"


@pytest.mark.parametrize(
    ("script", "kept"),
    [
        ("/* head */\nrun();\n", "run();\n"),
        ("  /**\n   * @param {string} x\n   */\n  function f(x) {}\n", "function f(x){}\n"),
        ("  // why\n  run();\n\n", "run();\n"),
        ("const a = 'http://x  y'; // why\n", "const a='http://x  y';\n"),
        ("const a = '/* no comment */';\nrun();\n", "const a='/* no comment */';run();\n"),
    ],
)
def test_a_script_loses_comments_and_white_space_and_no_text(script, kept):
    assert slim_script(script) == kept


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<ul>\n    <li>a  b</li>\n\n  </ul>", "<ul>\n<li>a  b</li>\n</ul>"),
        ("<p>one\n  two</p>", "<p>one\ntwo</p>"),
        ("<pre>a\n\n  b</pre>\n\n<p>", "<pre>a\n\n  b</pre>\n<p>"),
        ("<textarea>\n  a</textarea>", "<textarea>\n  a</textarea>"),
        ("<script>\n  a\n</script>", "<script>\n  a\n</script>"),
    ],
)
def test_a_page_loses_only_white_space_that_nobody_sees(html, kept):
    assert slim_page(html) == kept


def test_our_scripts_have_no_text_over_several_lines_which_slimming_would_change(project):
    scripts = {path.name: slim_script(path.read_text("utf-8")) for path in (project / "macros/theme").rglob("*.js")}

    assert scripts
    assert [name for name, script in scripts.items() if "`" in script] == []

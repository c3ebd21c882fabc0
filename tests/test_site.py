"""The website as built: no warning, no other host, small, reproducible, and stopped by one clean message."""

import gzip
import os
import re
import shutil
import subprocess
import sys
import zipfile
from html.parser import HTMLParser

import pytest
import yaml

ADDRESS = re.compile(rb"""(?:src|href|url|import)\s*[=(]\s*["']?(https?://[^"')\s>]+)""")


def mkdocs(folder, *arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(name="copy")
def copy_of_the_project(project, tmp_path):
    for name in ("docs", "exercises", "macros", "mkdocs.yml"):
        source = project / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("edition", ["trainee", "facilitator"])
def test_a_strict_build_has_no_warning(project, tmp_path, edition):
    result = mkdocs(project, "build", "--strict", "--site-dir", str(tmp_path), TOOLKIT_EDITION=edition)

    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    assert (tmp_path / "index.html").exists()


def test_a_mistake_stops_the_build_with_one_clean_message(copy):
    exercise = copy / "exercises" / "four-modes.yml"
    exercise.write_text(exercise.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")

    result = mkdocs(copy, "build", "--strict")
    said = result.stdout + result.stderr

    assert result.returncode == 1
    assert "Traceback" not in said
    assert said.count("exercises/four-modes.yml, line 1\n    1 | titel: ") == 1
    assert 'Did you mean "title"?' in said
    assert "1 problem in 1 file. The site was not built." in said
    assert not (copy / "site" / "index.html").exists()


def test_a_mistake_stops_serve_with_the_same_message(copy):
    (copy / "exercises" / "four-modes.yml").write_text("titel: x\n", "utf-8")

    result = mkdocs(copy, "serve", "--dev-addr", "127.0.0.1:0")
    said = result.stdout + result.stderr

    assert result.returncode != 0
    assert "Traceback" not in said
    assert 'The file has "titel"' in said


@pytest.mark.parametrize("edition", ["trainee", "facilitator"])
def test_no_page_loads_anything_from_another_host(dist, edition):
    """Links that a person may follow are no requests; everything that a page loads by itself is."""
    folder = dist / {"trainee": "web", "facilitator": "facilitator"}[edition]
    found = set()
    for path in folder.rglob("*"):
        if path.suffix == ".html":
            html = re.sub(rb"<a\s[^>]*>", b"", path.read_bytes())
            found |= {(path.name, address) for address in ADDRESS.findall(html)}
        if path.suffix == ".css":
            found |= {(path.name, address) for address in ADDRESS.findall(path.read_bytes())}

    assert found == set()


def test_both_editions_have_their_downloads(dist, loaded):
    participant = {f"{pack}-participant.pdf" for pack in loaded.toolkit.packs}
    facilitator = {f"{pack}-facilitator.pdf" for pack in loaded.toolkit.packs}

    assert {path.name for path in (dist / "web" / "downloads").iterdir()} == participant
    assert {path.name for path in (dist / "facilitator" / "downloads").iterdir()} == participant | facilitator


def test_a_zip_is_one_folder_with_a_page_to_double_click(dist):
    with zipfile.ZipFile(dist / "trainee-offline.zip") as archive:
        names = archive.namelist()

    assert {name.split("/")[0] for name in names} == {"trainee-offline"}
    assert "trainee-offline/START-HERE.html" in names
    assert "trainee-offline/site/index.html" in names
    assert [name for name in names if name.endswith(".map")] == []


def test_the_trainee_zip_fits_its_budget(dist):
    assert (dist / "trainee-offline.zip").stat().st_size <= 5_000_000


def loads(page):
    """The page and every style, script and icon that it loads by itself; pictures of a chapter are not counted."""
    addresses = re.findall(r'<(?:script|link)[^>]+(?:src|href)="([^"#]+)"', page.read_text("utf-8"))
    paths = {(page.parent / address.split("?")[0]).resolve() for address in addresses}
    return {page, *(path for path in paths if path.suffix in {".css", ".js", ".svg"} and path.exists())}


def weight(paths):
    """Bytes as a server sends them."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def pages_with(dist, mark):
    return [path for path in sorted((dist / "web").rglob("*.html")) if mark in path.read_text("utf-8")]


def our_scripts(page):
    return {path for path in loads(page) if path.suffix == ".js" and "assets" not in path.parts}


def test_the_first_view_of_a_chapter_fits_its_budget(dist):
    """HTML, CSS and JavaScript that a chapter loads: at most 80 KiB gzip."""
    chapters = [path for part in ("part-1", "part-2") for path in (dist / "web" / part).glob("*.html")]

    assert len(chapters) > 3
    assert {page.name: weight(loads(page)) for page in chapters if weight(loads(page)) > 80 * 1024} == {}


# These two show every kind of field at once.
ALL_KINDS = {"workbook.html", "gallery.html"}


def test_our_scripts_on_a_worksheet_page_fit_their_budget(dist):
    """At most 15 KiB gzip; 28 where all kinds of fields are on one page."""
    sizes = {page.name: weight(our_scripts(page)) / 1024 for page in pages_with(dist, "tw-worksheet")}

    assert len(sizes) > 5
    assert {name: size for name, size in sizes.items() if size > (28 if name in ALL_KINDS else 15)} == {}


def test_a_page_loads_one_style_sheet_and_one_script_of_ours_and_nothing_is_left_over(dist):
    site = dist / "web"
    used = set()
    for page in sorted(site.rglob("*.html")):
        if page.name == "404.html":  # its addresses begin at the root of a server
            continue
        ours = {path for path in loads(page) if "look" in path.parts}
        assert sorted(path.suffix for path in ours) == [".css", ".js"], page
        used |= ours

    assert used == {path.resolve() for path in (site / "look").iterdir() if path.suffix in {".css", ".js"}}
    assert (site / "answers" / "open.js").exists()


def test_the_page_for_unknown_addresses_has_its_style(dist):
    html = (dist / "web" / "404.html").read_text("utf-8")
    addresses = re.findall(r'"/(look/[^"]+)"', html)

    assert len(addresses) == 2
    assert all((dist / "web" / address).exists() for address in addresses)


def test_two_publications_of_the_same_content_are_the_same_to_the_byte(project, dist, tmp_path):
    command = [sys.executable, "-m", "macros", "publish", "--only", "zips", "--out", str(tmp_path)]
    environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    subprocess.run(command, cwd=project, env=environment | {"TZ": "Pacific/Apia"}, check=True, capture_output=True)

    for name in ("trainee-offline.zip", "facilitator-offline.zip"):
        assert (tmp_path / name).read_bytes() == (dist / name).read_bytes(), name


HOSTILE = "<script>window.ran = 1</script><img src=x onerror=run()> & *b*"


# What people write in words of their own.
FREE = {
    *("prompt", "help", "good_answer", "text", "label", "about", "brief", "item", "audience", "size", "note"),
    *("feedback", "why", "who", "first_step", "low_tech", "row_heading", "place", "period", "status", "summary"),
    *("author", "publisher", "objectives", "prepare", "pitfalls", "points", "room", "question", "answer"),
    *("follow_up", "public"),
}


def is_chosen(key, text):
    """Whether a word is one of those that a field offers, and not free to write."""
    return (key == "points" and text.isdigit()) or (key == "answer" and text in {"Yes", "No", "Later", "In part"})


def make_hostile(value):
    """The data with something to run at the end of every text that a person may write."""
    if isinstance(value, list):
        return [make_hostile(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: [f"{item} {HOSTILE}" for item in inside]
        if key in FREE and isinstance(inside, list)
        else f"{inside} {HOSTILE}"
        if key in FREE and isinstance(inside, str) and not is_chosen(key, inside)
        else make_hostile(inside)
        for key, inside in value.items()
    }


class Runs(HTMLParser):
    """What of a page would run: the scripts and pictures that were typed into the data."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.text = []
        self.tag = ""

    def handle_starttag(self, tag, attrs):
        self.tag = tag
        if dict(attrs).get("src") == "x" or "onerror" in dict(attrs):
            self.found.append(self.get_starttag_text())

    def handle_data(self, data):
        if self.tag == "script" and data.startswith("window.ran"):
            self.found.append(data)
        self.text.append(data)


def test_html_in_every_text_of_the_data_is_shown_and_never_run(copy):
    """Even where the checker would not recognise it."""
    with (copy / "macros" / "text.py").open("a", encoding="utf-8") as module:
        module.write("\n\ndef tags(markdown: str) -> Iterator[str]:\n    return iter(())\n")
    for path in [*copy.glob("exercises/**/*.yml"), *copy.glob("docs/boxes/[!i]*.md")]:
        text = path.read_text("utf-8")
        front, body = text.split("---\n", 2)[1:] if path.suffix == ".md" else (text, "")
        data = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506 - only texts come out of it
        if isinstance(data.get("title"), str) and path.suffix == ".yml":
            data["title"] += f" {HOSTILE}"
        written = yaml.dump(make_hostile(data), allow_unicode=True, default_style="'")
        path.write_text(f"---\n{written}---\n{body}" if body else written, "utf-8")

    result = mkdocs(copy, "build", "--strict", TOOLKIT_EDITION="facilitator")
    assert result.returncode == 0, result.stderr

    shown = 0
    for path in (copy / "site").rglob("*.html"):
        page = Runs()
        page.feed(path.read_text("utf-8"))
        assert page.found == [], path
        shown += "".join(page.text).count("<script>window.ran = 1</script>")
    assert shown > 300

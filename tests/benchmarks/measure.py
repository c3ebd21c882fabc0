"""Measures the budgets of the design: run `.venv/bin/python tests/benchmarks/measure.py` on a quiet machine.

It is a script and not a test, because times depend on the machine. Times are medians of five runs in turn.
The floor for the build is plain MkDocs with Material, without our macros, on the very Markdown that ours gave.
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent.parent))
from tests.browser.browser import Machine, find_browser, launch_arguments

PROJECT = Path(__file__).parent.parent.parent
RUNS = 5
os.environ["NO_MKDOCS_2_WARNING"] = "1"


def seconds(*command, cwd=PROJECT):
    start = time.perf_counter()
    subprocess.run(command, cwd=cwd, check=True, capture_output=True)
    return time.perf_counter() - start


def write_plain_project(folder):
    """The same pages with every macro already replaced, and a configuration without anything of ours."""
    shutil.copytree(PROJECT / "docs", folder / "docs")
    shutil.copytree(PROJECT / "macros" / "theme", folder / "macros" / "theme")
    config = load_config(str(PROJECT / "mkdocs.yml"), site_dir=str(folder / "first"))

    def keep(markdown, page, **_):
        head = Path(page.file.abs_src_path).read_text("utf-8")
        whole = re.sub(
            r'<div data-component="(\d+)"></div>', lambda place: page.meta["components"][int(place[1])], markdown
        )
        front = re.match(r"\A---\n.*?^---\n", head, re.DOTALL | re.MULTILINE)
        (folder / "docs" / page.file.src_uri).write_text((front[0] if front else "") + whole, "utf-8")
        return markdown

    config.plugins.events["page_markdown"].append(keep)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    text = (PROJECT / "mkdocs.yml").read_text("utf-8")
    text = re.sub(r"  - macros:\n(?:      .*\n)+", "", text).replace("  - exercises\n", "")
    text = re.sub(r"hooks:\n(?:  .*\n)+", "", text).replace("  - macros.terms\n", "")
    # The template takes these from the macros; it must find the names.
    text = text.replace("extra:\n", "extra:\n  box_pages: {}\n  opening_words: {}\n  words: {}\n").replace(
        "  includes/\n", "  includes/\n  facilitate/\n"
    )
    (folder / "mkdocs.yml").write_text(text, "utf-8")


def compare_builds(scratch):
    plain = scratch / "plain"
    write_plain_project(plain)
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir")
    ours, floor = [], []
    for run in range(RUNS + 1):
        pair = seconds(*mkdocs, str(scratch / "ours")), seconds(*mkdocs, str(scratch / "floor"), cwd=plain)
        if run:  # the first warms the disk
            ours.append(pair[0])
            floor.append(pair[1])
    return median(ours), median(floor)


def first_view(page):
    """Bytes, gzip, of a page and everything that it loads by itself."""
    html = page.read_text("utf-8")
    files = {page}
    for address in re.findall(r'<(?:script|link)[^>]+(?:src|href)="([^"#]+)"', html):
        path = (page.parent / address).resolve()
        if path.is_file() and path.suffix in {".css", ".js", ".svg"}:
            files.add(path)
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in files)


def milliseconds_a_key(site):
    """Typing where the store holds 2 MB, half of it of this worksheet: the time that our scripts take for one key."""
    address = (site / "part-3" / "health-check.html").as_uri()
    machine = Machine()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(machine), args=launch_arguments(machine))
        page = browser.new_page()
        page.goto(address)
        page.evaluate(
            """() => {
              for (const exercise of ['health-check', 'other']) {
                const answers = { [exercise]: { old: 'x'.repeat(1e6) } };
                const record = { program: 'tis-toolkit', format: 'answers', version: 1, answers };
                localStorage.setItem('tis-toolkit:answers:' + exercise, JSON.stringify(record));
              }
            }"""
        )
        page.reload()
        times = page.evaluate(
            """() => Array.from('A long sentence that somebody types into the field.', (letter) => {
              const field = document.querySelector('textarea');
              field.value += letter;
              const begun = performance.now();
              field.dispatchEvent(new Event('input', { bubbles: true }));
              return performance.now() - begun;
            })"""
        )
        browser.close()
    return median(times), max(times)


def seconds_to_open(site, path, slower):
    """The time until a page is drawn and its scripts have run, with a processor so many times slower."""
    machine = Machine()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(machine), args=launch_arguments(machine))
        page = browser.new_page()
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        start = time.perf_counter()
        page.goto((site / path).as_uri(), timeout=120_000)
        page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        passed = time.perf_counter() - start
        browser.close()
    return passed


def main():
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        ours, floor = compare_builds(scratch)
        print(
            f"mkdocs build               {ours:6.2f} s   plain MkDocs + Material {floor:.2f} s   {ours / floor:.2f} x"
        )
        dist = scratch / "dist"
        toolkit = (sys.executable, "-m", "macros", "publish", "--out", str(dist))
        print(f"toolkit publish            {median(seconds(*toolkit) for _ in range(3)):6.2f} s")
        packs = median(seconds(*toolkit, "--only", "packs") for _ in range(RUNS))
        print(f"toolkit publish, packs     {packs:6.2f} s   (with the start of Python)")
        print(f"trainee offline zip        {(dist / 'trainee-offline.zip').stat().st_size / 1e6:6.2f} MB")
        usual, longest = milliseconds_a_key(dist / "web")
        print(f"a key with 2 MB kept       {usual:6.1f} ms  at most {longest:.1f} ms")
        for path in ("my-work/workbook.html", "my-work/action-plan.html", "part-3/four-modes.html"):
            quick, slow = (median(seconds_to_open(dist / "web", path, rate) for _ in range(3)) for rate in (1, 6))
            print(f"until it is open           {quick:6.2f} s   6 x slower {slow:.2f} s   {path}")
        for page in sorted((dist / "web").glob("part-*/*.html")):
            print(f"first view, gzip           {first_view(page) / 1024:6.1f} KiB  {page.relative_to(dist / 'web')}")


if __name__ == "__main__":
    main()

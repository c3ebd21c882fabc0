"""Nothing that an exercise or a pack marks as facilitator-only occurs anywhere in what trainees get."""

import html
import re
import zipfile
from functools import cache

import pypdfium2
import pytest
from pydantic import BaseModel

from macros.model import RoleCard
from macros.text import to_plain

# Fewer letters than this are a name or an id.
SHORTEST = 13


def words_of(value):
    """Every text below a part of the model."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from words_of(getattr(value, name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from words_of(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from words_of(item)


def squash(text):
    """Letters and digits only, so that line breaks, tags and typographic marks hide nothing."""
    return re.sub(r"[\W_]+", "", text).casefold()


def secrets_of(record, elsewhere=""):
    """Every sentence of an exercise or a pack that only the facilitator may see.

    Sentences, because a text is broken up by tags; what the trainee's part or a page for everybody says is no secret.
    """
    public = squash(" ".join(words_of(record.for_trainees()))) + elsewhere
    for text in words_of(record):
        for sentence in re.split(r"(?<=[.?!:])\s+|\n+", to_plain(text)):
            secret = squash(sentence)
            if len(secret) >= SHORTEST and secret not in public:
                yield sentence, secret


@pytest.fixture(scope="module", name="secrets")
def all_secrets(loaded):
    records = [*loaded.toolkit.exercises.values(), *loaded.toolkit.packs.values()]
    # A key often names what a page of the case names: an office, a date, a sum.
    shown = [record.for_trainees() for record in records] + [*loaded.toolkit.checklists.values()]
    parts = [words for record in shown for words in words_of(record)]
    pages = [text for page, text in loaded.texts.items() if not page.startswith("facilitate/") and "{%" not in text]
    elsewhere = squash(to_plain(" ".join(parts))) + squash(" ".join(pages))
    return [pair for record in records for pair in secrets_of(record, elsewhere)]


def test_private_briefs_and_answers_to_learning_questions_are_secrets(loaded):
    pack = loaded.toolkit.packs["half-day"]
    card = RoleCard(id="head", title="Head of the office", public="Speaks first.", brief="Wants a very quiet vote.")
    exercise = next(iter(loaded.toolkit.exercises.values())).model_copy(update={"cards": (card,)})

    assert "Wants a very quiet vote." in [sentence for sentence, _ in secrets_of(exercise)]
    assert to_plain(pack.learning[0].answer).split(". ")[0].rstrip(".") in " ".join(
        sentence for sentence, _ in secrets_of(pack)
    )


def leaks(text, secrets):
    squashed = squash(text)
    # Thousands of secrets in megabytes: their first letters tell at once which few to look for.
    starts = {squashed[place : place + SHORTEST] for place in range(len(squashed))}
    return [sentence for sentence, secret in secrets if secret[:SHORTEST] in starts and secret in squashed]


def without_tags(text):
    return html.unescape(re.sub(r"<[^>]*>", " ", text))


@cache
def printed(content):
    """The words of a PDF, read once although it lies in the folder of packs and in the zips."""
    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))


def texts_in_zip(path):
    """Every file of a zip as text: as it is, without tags, and with escapes of JSON undone; PDFs as their words."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith(".pdf"):
                yield name, printed(content)
                continue
            text = content.decode("utf-8", errors="ignore")
            yield name, text
            yield name, without_tags(text.replace("\\n", " ").replace('\\"', '"'))


def test_the_exercises_have_many_secrets_to_look_for(secrets, loaded):
    assert len(secrets) > 20 * len(loaded.toolkit.exercises)


def test_no_secret_is_in_the_trainee_zip_with_its_search_index_and_packs(dist, secrets):
    found = {
        (name, sentence)
        for name, text in texts_in_zip(dist / "trainee-offline.zip")
        for sentence in leaks(text, secrets)
    }

    assert found == set()


def test_no_secret_is_on_the_trainee_website(dist, secrets):
    files = [path for path in (dist / "web").rglob("*") if path.suffix in {".html", ".js", ".json", ".xml", ".txt"}]
    found = {
        (path.name, sentence)
        for path in files
        for text in (path.read_text("utf-8"), without_tags(path.read_text("utf-8")))
        for sentence in leaks(text, secrets)
    }

    assert files
    assert found == set()


def test_no_secret_is_in_a_participant_pack(dist, secrets):
    packs = sorted((dist / "packs").glob("*-participant.pdf"))
    text = " ".join(printed(pack.read_bytes()) for pack in packs)

    assert packs
    assert leaks(text, secrets) == []


def test_the_facilitator_zip_and_packs_hold_every_secret(dist, secrets):
    """The search itself works: it finds what is there."""
    texts = texts_in_zip(dist / "facilitator-offline.zip")
    # The pages of exercises and packs show all of them; the search index and the scripts are ten times as long.
    site = squash(" ".join(text for name, text in texts if re.search(r"/part-3/|\.pdf$", name)))
    in_packs = squash(" ".join(printed(pack.read_bytes()) for pack in (dist / "packs").glob("*-facilitator.pdf")))

    assert [sentence for sentence, secret in secrets if secret not in site] == []
    # A sentence that runs over a page is cut by the running head, so a few may not be found in one piece.
    assert sum(secret not in in_packs for _, secret in secrets) < len(secrets) / 20


def test_the_trainee_edition_has_no_facilitator_page(dist):
    with zipfile.ZipFile(dist / "trainee-offline.zip") as archive:
        names = archive.namelist()

    assert [name for name in names if re.search(r"/facilitate/|-facilitator", name)] == []
    assert not (dist / "web" / "facilitate").exists()
    assert (dist / "facilitator" / "facilitate" / "index.html").exists()

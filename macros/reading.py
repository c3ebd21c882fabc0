"""How long a page takes to read and how easy it is, worked out from its words: a typed number would grow old."""

from __future__ import annotations

import math
import re
from functools import cache

from .load import FRONT_MATTER
from .page import sentences

# Our readers use English as a second or third language, and a chapter has tables and new terms.
# Fluent readers are nearly twice as fast; their pace would promise most people too little time.
WORDS_A_MINUTE = 130

# Nobody can know it more exactly.
_ROUNDED_TO = 5

# What is not read as words: calls and statements, addresses behind links and pictures, ids and classes in braces.
_NOT_WORDS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|(?<=\])\([^)]*\)|\{[^}\n]*\}|<[^>\n]*>", re.DOTALL)
_WORD = re.compile(r"\w+(?:[-'’./]\w+)*")


# Vowels that stand together are mostly one syllable. Not these, because each of the two is heard.
_TWO = re.compile(
    r"(?<=[^cstgnl])i[aou]|(?<=[cst])ia(?=t)|(?<=cre)a(?=t)|(?<![ctr])ie(?=n[ct])|(?<!q)ua(?=l)"
    r"|(?<=[aeiouy])ing|(?<=[aeou])y(?=[aeou])|(?<=[aeiou][dr])ea(?=s?$)"
)
# An "e" at the end is mute, as in "rules" and "asked", but not in "services", "needed" and "table".
_MUTE = re.compile(r"(?<![^aeiouyl]l)(?:e|(?<![csxzgh])es|(?<![td])ed)$")

# Fewer words than this give no stable number: one name would change it.
_ENOUGH_WORDS = 100


def count_words(markdown: str) -> int:
    """The words of a page, without its front matter and without what its calls bring."""
    return len(_words(markdown))


def _words(markdown: str) -> list[str]:
    text = FRONT_MATTER.sub("", markdown.replace("\r\n", "\n"))
    return _WORD.findall(_NOT_WORDS.sub(" ", text))


@cache
def syllables(word: str) -> int:
    """About how many syllables an English word has: right for nine words of ten, which is enough for an average."""
    word = word.lower()
    vowels = re.findall(r"[aeiouy]+", _MUTE.sub("", word))
    return max(1, len(vowels) + len(_TWO.findall(word)))


def reading_ease(markdown: str) -> int | None:
    """Flesch's reading ease: 100 is very easy, 60 plain English, 30 very hard; None if there is too little text.

    Headings and tables are left out, because they are not sentences.
    """
    texts = [sentence.text for sentence in sentences(markdown) if not sentence.fragment]
    words = [word for text in texts for word in _words(text)]
    if len(words) < _ENOUGH_WORDS:
        return None
    heard = sum(syllables(word) for word in words)
    return round(206.835 - 1.015 * len(words) / len(texts) - 84.6 * heard / len(words))


def reading_minutes(markdown: str) -> int:
    """The minutes that a page takes to read, rounded up to five, and never fewer."""
    minutes = count_words(markdown) / WORDS_A_MINUTE
    return max(1, math.ceil(minutes / _ROUNDED_TO)) * _ROUNDED_TO

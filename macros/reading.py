"""How long a page takes to read, worked out from its words: a number that somebody typed would grow old."""

from __future__ import annotations

import math
import re

from .load import FRONT_MATTER

# Our readers use English as a second or third language, and a chapter has tables and new terms.
# Fluent readers are nearly twice as fast; their pace would promise most people too little time.
WORDS_A_MINUTE = 130

# Nobody can know it more exactly.
_ROUNDED_TO = 5

# What is not read as words: calls and statements, addresses behind links and pictures, ids and classes in braces.
_NOT_WORDS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|(?<=\])\([^)]*\)|\{[^}\n]*\}|<[^>\n]*>", re.DOTALL)
_WORD = re.compile(r"\w+(?:[-'’./]\w+)*")


def count_words(markdown: str) -> int:
    """The words of a page, without its front matter and without what its calls bring."""
    text = FRONT_MATTER.sub("", markdown.replace("\r\n", "\n"))
    return len(_WORD.findall(_NOT_WORDS.sub(" ", text)))


def reading_minutes(markdown: str) -> int:
    """The minutes that a page takes to read, rounded up to five, and never fewer."""
    minutes = count_words(markdown) / WORDS_A_MINUTE
    return max(1, math.ceil(minutes / _ROUNDED_TO)) * _ROUNDED_TO

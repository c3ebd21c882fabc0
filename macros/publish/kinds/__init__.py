"""The worksheet field kinds in print: one file each."""

# Each registers its function.
from . import choice, classify, grid, raci, rank, scale, scenario, score, table, text  # noqa: F401
from .base import answer, blocks, question, tall, worksheet

__all__ = ["answer", "blocks", "question", "tall", "worksheet"]

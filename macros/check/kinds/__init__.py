"""Rules of the worksheet field kinds: one file each, for the kinds that have any."""

# Each registers its function.
from . import choice, classify, grid, raci, scale, scenario, score, table  # noqa: F401
from .base import check_field

__all__ = ["check_field"]

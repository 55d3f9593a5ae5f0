"""Published yearly tables of the Department for Education -> rows of ``facts`` with ``source`` 'official'."""

from analysis.official.loading import Collected, collect, load_official
from analysis.official.problems import Problem

__all__ = ["Collected", "Problem", "collect", "load_official"]

"""The inspectorate's reports site -> files in a folder, politely, and never anything but reports.

What the site looks like is declared in :mod:`analysis.fetch.shape`; when a page is of another shape, the error says
what was expected, and that module is the one to mend.
"""

from analysis.fetch.fetching import Fetched, Problem, fetch, publications
from analysis.fetch.page import PageShapeError, Publication
from analysis.fetch.site import OFSTED, FetchError, Site

__all__ = [
    "OFSTED",
    "FetchError",
    "Fetched",
    "PageShapeError",
    "Problem",
    "Publication",
    "Site",
    "fetch",
    "publications",
]

"""Everything that the tables hold about an authority, on one page."""

from analysis.dossier.many import Dossiers, dossiers
from analysis.dossier.writing import dossier

__all__ = ["Dossiers", "dossier", "dossiers"]

"""A row -> the page it rests on, as a picture with the sentence marked and the figure boxed."""

from analysis.receipts.files import EvidenceError
from analysis.receipts.receipt import Receipt, evidence
from analysis.receipts.writing import write_receipts

__all__ = ["EvidenceError", "Receipt", "evidence", "write_receipts"]

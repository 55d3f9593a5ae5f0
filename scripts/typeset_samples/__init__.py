"""The sample documents of ``data/raw``: texts of our own, set on paper that looks like the real reports'.

``texts/`` holds one file for each sample, in a small markup that ``markup.py`` reads; ``furniture.py`` knows the
running headers and footers of each framework, and ``sheet.py`` puts ink on pages.
"""

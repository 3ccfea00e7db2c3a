"""Prints what people hand to each other: words set in the reader's own language, ready for an office printer or a print shop."""

__version__ = "0.2.0"

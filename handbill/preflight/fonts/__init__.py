"""The fonts of a PDF: their codes, widths, text and glyphs."""

"""The text of a PDF, by line and by position on the page."""

"""Reads page content: what the operators of a content stream paint, with its graphics state and tags."""

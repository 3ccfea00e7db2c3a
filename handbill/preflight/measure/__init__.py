"""Measures pages, mostly as rendered: bleed, contrast, ink, resolution, QR codes."""

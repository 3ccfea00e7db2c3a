"""The languages that costly tests look at, one for each way of setting text; tests that only lay out pages take every language."""

from __future__ import annotations

# Latin without and with accents and hyphens; joined letters from the right, plain and with Urdu's own; stacked Khmer; no spaces and its own
# punctuation; narrow Burmese; Ethiopic.
SAMPLED = ("en", "es", "ar", "ur", "km", "zh-Hans", "my", "am")

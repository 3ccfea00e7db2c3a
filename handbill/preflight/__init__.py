"""Preflight: judges a finished PDF, ours or anyone's. A question is one module in `questions/` and a line in profiles.yaml."""

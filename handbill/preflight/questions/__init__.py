"""One question a module, named for its id.

To add a question: write a module with a `QUESTION`, name its id under a profile in profiles.yaml, and plant a defect that it finds in
tests/preflight/defects. Then run `pytest tests/preflight/test_defects.py --update-golden` for docs/preflight.md.
"""

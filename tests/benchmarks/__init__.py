"""What a run costs beside what its peers cost: `python -m tests.benchmarks` prints a table. Nothing here passes or fails."""

"""The theme that pieces have unless another is named. It stands alone, so that the terminal's help needs nothing else."""

THEME = "field"

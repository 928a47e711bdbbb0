"""Measurements of speed and quality on corpora made by rule: `python -m benchmarks`."""

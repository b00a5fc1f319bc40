"""Benches: what is learnt, how good it is, how fast, and beside whom. Never needed to run Lazos."""

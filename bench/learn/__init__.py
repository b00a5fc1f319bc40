"""Learning the packaged weights on invented worlds."""

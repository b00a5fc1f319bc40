"""A peer: the same job on the same record table with Splink, trained by expectation maximisation."""

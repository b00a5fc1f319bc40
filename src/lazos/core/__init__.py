"""The words and rules of the field: pure, typed, standard library only."""

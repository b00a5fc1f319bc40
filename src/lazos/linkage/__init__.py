"""Records in, explained proposals out: who is who, and whose child."""

"""Time and memory of a match by stage, how they grow, and beside the peer."""

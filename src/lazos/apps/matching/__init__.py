"""Matching: linkage runs, proposals, judgements, and the persons and families that follow from them."""

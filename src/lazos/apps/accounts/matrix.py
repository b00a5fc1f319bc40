"""The packaged sharing matrix, read once."""

from functools import cache

from lazos.core.disclosure import Field, Matrix, Opening, Relation, Role
from lazos.data.reader import rows

OPENINGS = {"no": Opening.HIDDEN, "act": Opening.ACT, "shown": Opening.SHOWN}


@cache
def matrix() -> Matrix:
    """Give the sharing matrix. Raises KeyError or ValueError for a word that it may not hold."""
    return {
        (Field(row["field"]), Role(row["role"]), relation): OPENINGS[row[relation]]
        for row in rows("disclosure", "matrix.csv")
        for relation in Relation
    }

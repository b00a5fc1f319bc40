"""Two models of the same comparisons as one: what the luck of the draw taught one of them counts for half."""

import numpy as np

from lazos.linkage.model import Model, empty


def mean(one: Model, other: Model) -> Model:
    """The model whose score of any pair is the mean of two models' scores. Both compare the same."""
    if one.scale != other.scale:
        raise ValueError("the two models do not compare the same")
    pairs = sorted({(int(a), int(b)) for model in (one, other) for a, b in model.tables.pairs})
    place = {pair: index for index, pair in enumerate(pairs)}
    tables = empty(one.scale, pairs)
    for model in (one, other):
        np.add(tables.single, model.tables.single / 2, out=tables.single)
        for index, (a, b) in enumerate(model.tables.pairs):
            tables.double[place[int(a), int(b)]] += model.tables.double[index] / 2
    return Model(one.scale, tables._replace(base=(one.tables.base + other.tables.base) / 2))

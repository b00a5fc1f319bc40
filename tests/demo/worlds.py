"""Small worlds that the demo's tests share."""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from lazos.demo.parameters import WorldKind
from lazos.demo.plans import WorldParameters
from lazos.demo.world import World, generate


def parameters(kind: WorldKind, seed: int = 1, children: int = 200, adults: int = 1500) -> WorldParameters:
    return WorldParameters.draw(np.random.default_rng(seed), kind, children, adults)


@cache
def small_world(kind: WorldKind, seed: int = 1) -> World:
    return generate(parameters(kind, seed), seed)


def with_families(base: WorldParameters, **changes: Any) -> WorldParameters:
    return replace(base, families=replace(base.families, **changes))

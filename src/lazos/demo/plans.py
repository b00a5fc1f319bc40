"""The parameters of a whole world: drawn at random, or those of the demo."""

from dataclasses import dataclass, replace

import numpy as np

from lazos.demo.draws import draw_families, draw_journeys, draw_lists, draw_noise, wide
from lazos.demo.parameters import Families, Journeys, ListPlan, Noise, WorldKind

CALL_RATES = {WorldKind.HOTLINE: 0.6, WorldKind.CONSULATE: 0.2}


@dataclass(frozen=True, slots=True)
class WorldParameters:
    """A whole world; `children` counts children in custody, `adults` the adults who crossed.

    `intake` is the noise of the first hearing, which later lists may carry on; `call_rate` is the share of families
    for whom somebody calls a hotline.
    """

    kind: WorldKind
    children: int
    adults: int
    families: Families
    journeys: Journeys
    intake: Noise
    lists: tuple[ListPlan, ...]
    call_rate: float = 0.25

    @classmethod
    def draw(
        cls, rng: np.random.Generator, kind: WorldKind | None = None, children: int = 3000, adults: int = 30_000
    ) -> "WorldParameters":
        """Draws a random world; a kind that is not told is drawn too."""
        kinds = tuple(WorldKind)
        kind = kinds[int(rng.integers(len(kinds)))] if kind is None else kind
        level = float(rng.normal(-0.1, 0.7))
        families = draw_families(rng)
        if kind is WorldKind.VILLAGE:
            few = int(rng.integers(3, 15))
            families = replace(families, municipalities=few, local=wide(rng, 0.7), indigenous=0.9)
        return cls(
            kind=kind,
            children=children,
            adults=adults,
            families=families,
            journeys=draw_journeys(rng, kind),
            intake=draw_noise(rng, level),
            lists=draw_lists(rng, kind, level),
            call_rate=wide(rng, CALL_RATES.get(kind, 0.25), 0.5),
        )

    @classmethod
    def demo(cls, children: int = 2600) -> "WorldParameters":
        """Gives the demo: five lists as agencies and a hotline would send them, ten adults a child."""
        return cls.draw(np.random.Generator(np.random.PCG64(2018)), WorldKind.AGENCIES, children, children * 10)

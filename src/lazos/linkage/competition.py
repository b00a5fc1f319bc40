"""Candidates compete, nobody among them; and a claim by telephone stands behind a likely adult on a list."""

from typing import Final

import numpy as np
import numpy.typing as npt

Longs = npt.NDArray[np.int64]

LIKELY: Final = 0.5  # probability from which an adult on a list goes before a claim
JUST_BEHIND: Final = 0.999  # what a claim keeps of the probability of the adult it follows


def compete(child: Longs, sex: Longs, probability: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Let the candidates of one role of one child share what is certain: where they sum to more than one, scale.

    An adult of unknown sex stands against both roles.
    """
    scaled = probability.copy()
    for role in (0, 1):
        of_role = (sex == role) | (sex < 0)
        total = np.bincount(child[of_role], weights=probability[of_role], minlength=int(child.max(initial=0)) + 1)
        factor = np.where(total > 1, 1 / np.maximum(total, 1e-12), 1.0)
        scaled[of_role] = np.minimum(scaled[of_role], (probability * factor[child])[of_role])
    return scaled


def behind_records(
    child: Longs, claimed: npt.NDArray[np.bool_], probability: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Let no claim stand before an adult on an agency's list who is likelier than not to be this child's parent.

    `claimed` marks adults known only from calls. See docs/adr/0005.
    """
    best = np.zeros(int(child.max(initial=0)) + 1)
    np.maximum.at(best, child[~claimed], probability[~claimed])
    held = claimed & (best[child] >= LIKELY)
    return np.where(held, np.minimum(probability, best[child] * JUST_BEHIND), probability)

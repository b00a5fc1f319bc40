"""Case codes: what a person or a family is called outside the register, `K7M-204`.

A code says nothing of anybody. It is six symbols that can't be taken for one another in print or, in Spanish or
English, on the telephone; the last is a check symbol: with 23 symbols, a prime, and a different weight at each place,
every one wrong symbol, every exchange of two and every doubling in the wrong place leaves a sum that 23 doesn't divide
(Verhoeff, *Error Detecting Decimal Codes*, 1969, on weighted codes modulo a prime).
"""

import re
from enum import StrEnum
from typing import Final, NewType

Code = NewType("Code", str)

SYMBOLS: Final = "0123456789CFHJKMPRTVWXY"
"""No vowels, so that no code is a word; no letter that looks like a digit; of B and V, of M and N only one."""

FREE: Final = 5
HOW_MANY: Final = len(SYMBOLS) ** FREE

_VALUE: Final = {symbol: value for value, symbol in enumerate(SYMBOLS)}
_WEIGHTS: Final = (2, 3, 4, 5, 6, 1)
_MEANT: Final = str.maketrans({"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "G": "6", "B": "8",
                               "U": "V", "N": "M"})  # fmt: skip
_BETWEEN: Final = re.compile(r"[\s\-–—._]+")


class Miswritten(StrEnum):
    """Why a text is no code."""

    LENGTH = "length"
    SYMBOL = "symbol"
    CHECK = "check"


class MiswrittenCodeError(ValueError):
    """A text that is no case code; `why` says what is wrong, and the text itself is not kept."""

    def __init__(self, why: Miswritten) -> None:
        super().__init__(why.value)
        self.why = why


def code_of(number: int) -> Code:
    """The code of a number from 0 below `HOW_MANY`; numbers are to be drawn at random. Raises ValueError outside."""
    if not 0 <= number < HOW_MANY:
        raise ValueError(number)
    values = [number // len(SYMBOLS) ** place % len(SYMBOLS) for place in reversed(range(FREE))]
    values.append(-_sum(values) % len(SYMBOLS))
    text = "".join(SYMBOLS[value] for value in values)
    return Code(f"{text[:3]}-{text[3:]}")


def read_code(text: str) -> Code:
    """The code that a person wrote or heard, in any case, with or without its dash; `O` is read as `0`, `B` as `8`.

    Raises MiswrittenCodeError. Nothing is corrected: a code that fails its check is to be asked for again.
    """
    bare = _BETWEEN.sub("", text).upper().translate(_MEANT)
    if len(bare) != FREE + 1:
        raise MiswrittenCodeError(Miswritten.LENGTH)
    if not set(bare) <= _VALUE.keys():
        raise MiswrittenCodeError(Miswritten.SYMBOL)
    if _sum([_VALUE[symbol] for symbol in bare]) % len(SYMBOLS):
        raise MiswrittenCodeError(Miswritten.CHECK)
    return Code(f"{bare[:3]}-{bare[3:]}")


def _sum(values: list[int]) -> int:
    return sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=False))

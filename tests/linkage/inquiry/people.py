"""The register that the tests of inquiries share: the cast of linkage, its persons known."""

from functools import cache

import numpy as np
import pyarrow as pa

from lazos.core.columns import Kind
from lazos.linkage.encode import encode
from lazos.linkage.inquiry.answers import Answers
from lazos.linkage.inquiry.build import build
from lazos.linkage.inquiry.register import Register
from lazos.linkage.inquiry.store import Store
from lazos.linkage.order import in_order
from lazos.linkage.persons import are_children, gather, numbered
from tests.factories.register import table
from tests.linkage.cast import families, of

# Who each record of the cast is: shelters, removed, border, hotline.
WHO = ("mateo", "lucia", "pedro", "ana", "juan", "rosa", "jose", "daniel", "mateo", "juan", "jose", "rosa")
CROWD = tuple(
    {
        "given_names": given,
        "surname_1": one,
        "surname_2": other,
        "sex": sex,
        "birth_date": f"19{70 + at}-0{1 + at % 9}-15",
    }
    for at, (given, sex) in enumerate(
        (("Carlos", "M"), ("María", "F"), ("Mario", "M"), ("Guadalupe", "F"), ("Pablo", "M"))
    )
    for one in ("Pérez", "García", "Vásquez", "Caal")
    for other in ("Gutiérrez", "Tzul", "López")
)


def indexed(records: pa.Table, who: "tuple[str, ...]") -> Store:
    """A store of records whose persons are known."""
    order, said = in_order(records)
    encoded = encode(said)
    number = {name: at for at, name in enumerate(dict.fromkeys(who))}
    person = numbered(np.array([number[name] for name in who])[order])
    return build(said, encoded, gather(encoded, person), are_children(encoded, person), order)


def records() -> pa.Table:
    """The cast and sixty others."""
    return pa.concat_tables([families(), table(of("crowd", Kind.ADULTS, CROWD))], promote_options="default")


@cache
def store() -> Store:
    """The cast and sixty others, indexed."""
    return indexed(records(), (*WHO, *(f"other {at}" for at in range(len(CROWD)))))


def register() -> Register:
    """A register of them, fit to be changed."""
    return Register(records(), store())


def refs(answers: Answers) -> "list[tuple[tuple[str, str], ...]]":
    """Where the records of each answer stand."""
    return [answer.places for answer in answers.answers]

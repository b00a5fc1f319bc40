"""The cells of a list, one function a column: each gives canonical values for the rows, with that column's errors."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lazos.core.columns import Column
from lazos.demo.dates import days_to_texts, minutes_to_texts
from lazos.demo.facts import Facts
from lazos.demo.journeys import DAY, UNIT_DELETED, UNIT_NONE
from lazos.demo.parameters import ListPlan
from lazos.demo.people import Sort
from lazos.demo.spelling import shift_digits
from lazos.demo.words import BASE_LANGUAGE, Mask, Numbers, Texts, only, texts

HOUSES = ("Casa Alba", "Nido", "Camino", "Puente", "Bethel Hill", "Northgate Youth", "Estrella")
SHELTERS = [f"{house} {city}" for house in HOUSES for city in ("Harlingen", "Phoenix", "Houston", "Bronx")]
SITES = ("Port Ysidro", "Mesa Roja", "Otter Creek", "Pine Hollow", "Rio Seco", "Dry Lake")
CENTERS = [f"{site} {kind}" for site in SITES for kind in ("Processing Ctr", "Detention Facility", "County Jail")]
DISCHARGES = (
    "Reunified with parent",
    "Reunified with sponsor",
    "Voluntary departure",
    "Age out",
    "Transferred",
    "Repatriated",
)
STATUSES = ("Removed", "Removed", "Released - bond", "Released - ATD", "Transferred USMS", "Voluntary departure")
FEARS = ("Positive", "Negative", "Pending")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one list before they are written: who, by which crossing or call, and the randomness they draw on."""

    facts: Facts
    plan: ListPlan
    rng: np.random.Generator
    person: Numbers
    crossing: Numbers
    call: Numbers

    def shift(self) -> Numbers:
        """Days from each person's main crossing to the one at hand."""
        return self.facts.days_from_main(self.person, self.crossing)

    def left(self) -> Numbers:
        """Day on which custody ended, -1 while it lasts; an earlier custody is over."""
        left, shift = self.facts.left[self.person], self.shift()
        return np.where(left >= 0, left + shift, np.where(shift < 0, self.facts.taken[self.person] + shift + 20, -1))

    def chance(self, rate: float) -> Mask:
        """Marks a share of the rows."""
        return self.rng.random(len(self.person)) < rate


def _sex(rows: Rows) -> Texts:
    sex = rows.facts.people.sex[rows.person] ^ rows.chance(rows.plan.noise.sex_wrong)
    return np.where(sex > 0, "M", "F").astype(object)


def _country(rows: Rows) -> Texts:
    words = rows.facts.words
    other = words.country[rows.rng.integers(0, len(words.country), len(rows.person))]
    return np.where(
        rows.chance(rows.plan.noise.country_wrong), other, words.country[rows.facts.people.place[rows.person]]
    )


def _department(rows: Rows) -> Texts:
    return rows.facts.words.department[rows.facts.people.place[rows.person]]


def _municipality(rows: Rows) -> Texts:
    words, place = rows.facts.words, rows.facts.people.place[rows.person]
    near = np.clip(place + rows.rng.integers(-1, 2, len(place)), 0, len(words.municipality) - 1)
    return words.municipality[np.where(rows.chance(0.05), near, place)]


def _languages(rows: Rows) -> Texts:
    words, people = rows.facts.words, rows.facts.people
    place = people.place[rows.person]
    base = texts([BASE_LANGUAGE.get(code, "spa") for code in words.country])[place]
    own = words.language[place]
    spoken = (people.native[rows.person] > 0) & np.not_equal(own, "") & ~rows.chance(0.12)
    return np.where(spoken, np.where(rows.chance(0.15), own + " spa", own), base)


def _phone(rows: Rows) -> Texts:
    number = rows.facts.phone[rows.person].copy()
    for row in np.flatnonzero(rows.chance(0.03)).tolist():
        number[row] = shift_digits(number[row], float(rows.rng.random()), float(rows.rng.random()))
    return number


def _a_number(rows: Rows) -> Texts:
    noise, facts = rows.plan.noise, rows.facts
    renumbered = facts.renumbered[rows.crossing]
    number = np.where((rows.crossing >= 0) & (renumbered >= 0), renumbered, facts.number[rows.person])
    other = facts.companion[rows.person]
    lent = rows.chance(noise.number_other) & (other >= 0)
    number[lent] = facts.number[other[lent]]
    second = rows.chance(noise.number_other * 0.5)
    number[second] = rows.rng.integers(70_000_000, 219_000_000, int(second.sum()))
    made = texts([f"{value:09d}" if value >= 0 else None for value in number.tolist()])
    for row in np.flatnonzero(rows.chance(noise.number_error) & (number >= 0)).tolist():
        made[row] = shift_digits(made[row], float(rows.rng.random()), float(rows.rng.random()))
    return made


def _family_unit(rows: Rows) -> Texts:
    facts = rows.facts
    unit = np.where(rows.crossing >= 0, facts.crossings.unit[rows.crossing], UNIT_NONE)
    return texts(
        [
            "DELETED" if value == UNIT_DELETED else f"FMU{500_000 + value}" if value >= 0 else None
            for value in unit.tolist()
        ]
    )


def _event_number(rows: Rows) -> Texts:
    return only(rows.crossing >= 0, rows.facts.event[rows.crossing])


def _event_at(rows: Rows) -> Texts:
    minute = rows.facts.crossings.minute[rows.crossing].copy()
    minute += np.where(
        rows.chance(rows.plan.noise.moment_off), rows.rng.choice([-DAY, DAY, 60, -60, 12 * 60], len(minute)), 0
    )
    minute += rows.rng.integers(-8, 9, len(minute)) * rows.chance(0.3)
    return only(rows.crossing >= 0, minutes_to_texts(minute))


def _stations(rows: Rows) -> Numbers:
    station = rows.facts.crossings.station[rows.crossing]
    other = rows.rng.integers(0, len(rows.facts.words.station), len(station))
    return np.where(rows.chance(rows.plan.noise.station_wrong), other, station)


def _station(rows: Rows) -> Texts:
    return only(rows.crossing >= 0, rows.facts.words.station[_stations(rows)])


def _sector(rows: Rows) -> Texts:
    return only(rows.crossing >= 0, rows.facts.words.sector[_stations(rows)])


def _facility(rows: Rows) -> Texts:
    child = rows.facts.people.sort[rows.person] == Sort.CHILD
    stay = np.maximum(rows.crossing, 0) + rows.chance(0.1)
    shelter = texts(SHELTERS)[(stay * 7 + 3) % len(SHELTERS)]
    found: Texts = np.where(child, shelter, texts(CENTERS)[(stay * 5 + 1) % len(CENTERS)])
    return found


def _custody_from(rows: Rows) -> Texts:
    off = rows.rng.integers(-2, 3, len(rows.person)) * rows.chance(0.1)
    return only(rows.crossing >= 0, days_to_texts(rows.facts.taken[rows.person] + rows.shift() + off))


def _ended(rows: Rows, later: int = 0) -> Texts:
    left = rows.left()
    return only(left >= 0, days_to_texts(np.maximum(left, 0) + later))


def _discharge_kind(rows: Rows) -> Texts:
    kind = texts(list(DISCHARGES))[(rows.person * 11) % len(DISCHARGES)]
    return only(rows.left() >= 0, kind)


def _case_status(rows: Rows) -> Texts:
    status = texts(list(STATUSES))[(rows.person * 13) % len(STATUSES)]
    return np.where(rows.left() >= 0, status, "Detained")


def _removed(rows: Rows) -> Mask:
    removed: Mask = _case_status(rows) == "Removed"
    return removed


def _removal_date(rows: Rows) -> Texts:
    return only(_removed(rows), _ended(rows))


def _removal_country(rows: Rows) -> Texts:
    return only(_removed(rows), rows.facts.words.country[rows.facts.people.place[rows.person]])


def _final_order(rows: Rows) -> Texts:
    return only(_removed(rows), _ended(rows, -12))


def _fear(rows: Rows) -> Texts:
    return texts(list(FEARS))[(rows.person * 17) % len(FEARS)]


def _role(rows: Rows) -> Texts:
    crossed = rows.facts.crossings.minute[rows.crossing] // DAY
    believed = rows.facts.intake_birth[rows.person]
    return np.where(crossed - believed < 18 * 365.25, "child", "adult").astype(object)


BUILDERS: dict[Column, Callable[[Rows], Texts]] = {
    Column.SEX: _sex,
    Column.COUNTRY: _country,
    Column.DEPARTMENT: _department,
    Column.MUNICIPALITY: _municipality,
    Column.LANGUAGES: _languages,
    Column.PHONE: _phone,
    Column.A_NUMBER: _a_number,
    Column.FAMILY_UNIT: _family_unit,
    Column.EVENT_NUMBER: _event_number,
    Column.EVENT_AT: _event_at,
    Column.STATION: _station,
    Column.SECTOR: _sector,
    Column.FACILITY: _facility,
    Column.CUSTODY_FROM: _custody_from,
    Column.CUSTODY_TO: _ended,
    Column.DISCHARGE_DATE: _ended,
    Column.DISCHARGE_KIND: _discharge_kind,
    Column.CASE_STATUS: _case_status,
    Column.REMOVAL_DATE: _removal_date,
    Column.REMOVAL_COUNTRY: _removal_country,
    Column.FINAL_ORDER_DATE: _final_order,
    Column.FEAR_RESULT: _fear,
    Column.ROLE: _role,
}

"""Build the packaged gazetteer from published tables: `python tools/build_gazetteer.py SOURCE_FOLDER`.

SOURCE_FOLDER holds `map_pcodes_gt_hn_sv_mx.csv` (OCHA p-codes, names without accents),
`map_places_geonames_gt_hn_sv_mx.csv` and `geonames_cities500_GT_HN_SV_NI.csv` (GeoNames, with accents). What is
changed is written in `src/lazos/data/NOTICE.md`; what is added by hand stands in `gazetteer_additions.csv` beside this
file: a place's code with its accented name (may be empty) and further names.
"""

import csv
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "lazos" / "data" / "places" / "gazetteer.csv"
ADDITIONS = Path(__file__).with_name("gazetteer_additions.csv")
COUNTRIES = {"GTM": "GT", "HND": "HN", "SLV": "SV", "MEX": "MX"}
LAKES = {"GT0100", "GT0700", "SV1099", "SV1298", "SV1299"}
LOCALITY_COUNTRIES = {"GT", "HN", "SV"}

NICARAGUA = {
    "01": "Boaco", "02": "Carazo", "03": "Chinandega", "04": "Chontales", "05": "Estelí", "06": "Granada",
    "07": "Jinotega", "08": "León", "09": "Madriz", "10": "Managua", "11": "Masaya", "12": "Matagalpa",
    "13": "Nueva Segovia", "14": "Río San Juan", "15": "Rivas", "17": "Costa Caribe Norte", "18": "Costa Caribe Sur",
}  # fmt: skip
# Towns that are no municipality: localities of their department.
NICARAGUAN_TOWNS = {
    "3618924", "3620084", "3615899", "7701408", "9613285", "3617766", "3617833", "3617204", "3617143", "3617730",
    "3615865", "3620663", "3618810", "3618878", "3620942", "3619419",
}  # fmt: skip


@dataclass
class Place:
    """One line of the gazetteer in the making; level 1 department, 2 municipality, 3 locality."""

    country: str
    level: int
    code: str
    system: str
    parent: str
    name: str
    aliases: set[str] = field(default_factory=set)


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Read a CSV file as dictionaries."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def plain(text: str) -> str:
    """Text without accents in small letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


def is_other_name(alias: str, name: str) -> bool:
    """Say that an alternate name is a longer form of the name: foreign spellings, codes and short forms are not."""
    words, own = plain(alias).split(), plain(name).split()
    latin = all(ord(c) < 0x250 for c in alias) and not any(c.isdigit() for c in alias)
    return latin and len(words) > len(own) and set(own) <= set(words)


class Accents:
    """Accents of words, learnt from places that are written with them in the same country."""

    def __init__(self, names: list[tuple[str, str]]) -> None:
        """Learn from pairs of country and name."""
        seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for country, name in names:
            for word in name.split():
                seen[country, plain(word)][word.capitalize()] += 1
                seen["", plain(word)][word.capitalize()] += 1
        self._best = {key: counter.most_common() for key, counter in seen.items()}

    def restore(self, country: str, name: str) -> str:
        """Give a name its accents back, word by word: one written with an accent at least half of the time."""
        return " ".join(self._word(country, word) for word in name.split())

    def _word(self, country: str, word: str) -> str:
        for key in ((country, plain(word)), ("", plain(word))):
            forms = self._best.get(key, [])
            if forms and word[:1].isupper():
                accented = [(form, count) for form, count in forms if plain(form) != form.lower()]
                if accented and 2 * accented[0][1] >= sum(count for _, count in forms):
                    return accented[0][0]
        return word


def coded(source: Path) -> dict[str, Place]:
    """Departments and municipalities of the p-code table, lakes left out."""
    return {
        row["P-Code"]: Place(
            country=COUNTRIES[row["Location"]],
            level=int(row["Admin Level"]),
            code=row["P-Code"],
            system="ocha",
            parent=row["Parent P-Code"] if row["Admin Level"] == "2" else "",
            name=row["Name"].strip(),
        )
        for row in rows(source / "map_pcodes_gt_hn_sv_mx.csv")
        if row["P-Code"] not in LAKES
    }


def name_from_geonames(places: dict[str, Place], source: Path) -> None:
    """Give accents and further names to the coded places; towns that are no municipality become localities."""
    towns = list(rows(source / "map_places_geonames_gt_hn_sv_mx.csv"))
    accents = Accents([(COUNTRIES[town["iso3"]], town["name"]) for town in towns])
    for place in places.values():
        place.name = accents.restore(place.country, place.name)
    for town in towns:
        if town["adm2_pcode_by_name"] in places:
            place = places[town["adm2_pcode_by_name"]]
            if plain(town["name"]) == plain(place.name):
                place.name = town["name"]
            others = [town["name"], *town["alternate_names"].split("|")]
            place.aliases |= {other for other in others if is_other_name(other, place.name)}
        elif COUNTRIES[town["iso3"]] in LOCALITY_COUNTRIES:
            code, parent = town["geonameid"], town["adm1_pcode"]
            places[code] = Place(COUNTRIES[town["iso3"]], 3, code, "geonames", parent, town["name"])


def nicaraguan(source: Path) -> dict[str, Place]:
    """Departments and municipalities of Nicaragua, by GeoNames codes."""
    found = {f"NI.{code}": Place("NI", 1, f"NI.{code}", "geonames", "", name) for code, name in NICARAGUA.items()}
    for row in rows(source / "geonames_cities500_GT_HN_SV_NI.csv"):
        if row["country"] == "NI":
            code = row["geonameid"]
            level = 3 if code in NICARAGUAN_TOWNS else 2
            place = Place("NI", level, code, "geonames", f"NI.{row['admin1code']}", row["name"])
            place.aliases = {other for other in row["alternatenames"].split("|") if is_other_name(other, place.name)}
            found[code] = place
    return found


def add_by_hand(places: dict[str, Place]) -> None:
    """Apply the additions: names set right, further names added."""
    for row in rows(ADDITIONS):
        place = places[row["code"]]
        place.name = row["name"] or place.name
        place.aliases |= {alias for alias in row["aliases"].split("|") if alias}


def main(source: Path) -> None:
    """Build the table."""
    places = coded(source)
    name_from_geonames(places, source)
    places |= nicaraguan(source)
    add_by_hand(places)
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("country", "level", "code", "system", "parent", "name", "aliases"))
        for place in sorted(places.values(), key=lambda p: (p.country, p.level, p.code)):
            one = {plain(alias): alias for alias in sorted(place.aliases) if plain(alias) != plain(place.name)}
            aliases = "|".join(sorted(one.values()))
            writer.writerow((place.country, place.level, place.code, place.system, place.parent, place.name, aliases))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

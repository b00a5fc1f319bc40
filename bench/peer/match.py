"""`python -m bench.peer.match LIST... --out DIR --stages FILE`: lists in, people.csv and kin.csv of the peer out."""

import argparse
import warnings
from pathlib import Path

import pandas as pd

from bench.peer import identity, kinship
from bench.peer.table import features
from bench.staged import Clock
from lazos.lists import Limits, parse_source, read_lists

THRESHOLD = 0.95


def main() -> int:
    """Run the peer once; the lists are read by the same reader as ours."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lists", nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--stages", type=Path, required=True)
    parser.add_argument("--threshold", type=float, default=THRESHOLD)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    clock = Clock(options.stages)
    records = read_lists([parse_source(it) for it in options.lists], limits=Limits.command_line()).records
    clock("preparing the table")
    table = features(records)
    clock("identity")
    cluster = identity.clusters(*identity.identify(table), options.threshold)
    clock("kinship")
    made = kinship.persons(table, cluster)
    pairs = kinship.relate(made)
    clock("writing the result")
    _write(options.out, table, cluster, made, pairs)
    clock("")
    return 0


def _write(out: Path, table: pd.DataFrame, cluster: pd.Series, made: pd.DataFrame, pairs: pd.DataFrame) -> None:
    out.mkdir(parents=True, exist_ok=True)
    people = table[["where", "ref"]].assign(person=cluster.loc[table["unique_id"]].to_numpy())
    people.rename(columns={"where": "list"}).to_csv(out / "people.csv", index=False)
    line = made.set_index("unique_id")["line"]
    places = table.set_index("unique_id")[["where", "ref"]]
    child, adult = (places.loc[line.loc[pairs[it]]].reset_index(drop=True) for it in ("child", "adult"))
    kin = pd.concat([child.add_prefix("child_"), adult.add_prefix("adult_")], axis=1)
    kin = kin.rename(columns={"child_where": "child_list", "adult_where": "adult_list"})
    kin = kin.assign(relation="parent", probability=pairs["probability"].to_numpy())
    kin.to_csv(out / "kin.csv", index=False)


if __name__ == "__main__":
    raise SystemExit(main())

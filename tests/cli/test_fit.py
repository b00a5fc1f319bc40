"""`lazos fit`: a folder of weights, and `lazos match --weights`."""

import csv
import json
import tomllib
from pathlib import Path

import numpy as np
import pytest
from tests.factories.folders import names
from tests.factories.register import small_match
from tests.fakes.engines import FakeEngines

from lazos.cli.main import main
from lazos.core.judgement import Judgement
from lazos.core.problems import ProblemCode
from lazos.linkage.fit import Change, Fitted, JudgedKin
from lazos.linkage.fit_kinship import KinshipFit
from lazos.linkage.model import MOST_LEVELS, Model, Questions, empty
from lazos.linkage.packaged import SCALES, VERSION, Curve, Models, models_in

HEADER = "child_list,child_ref,adult_list,adult_ref,judgement,by\n"
WRITTEN = [
    "calibration.csv", "caller.csv", "changes.csv", "context_family.csv", "context_parent.csv", "fit.toml",
    "identity.csv", "kinship_family.csv", "kinship_parent.csv", "problems.csv",
]  # fmt: skip


def fitted(*unused: tuple[JudgedKin, ProblemCode]) -> Fitted:
    models = {name: Model(scale, empty(scale)) for name, scale in SCALES.items()}
    questions, around = (Questions(models[f"{it}_family"], models[f"{it}_parent"]) for it in ("kinship", "context"))
    curve = Curve(np.array([-1.0, 1.0]), np.array([0.2, 0.8]))
    learnt = Models(models["identity"], models["caller"], questions, around, curve)
    kin = KinshipFit(questions, 3, 2, np.zeros((len(SCALES["kinship_family"]), MOST_LEVELS)))
    changes = (
        Change("kinship_family", "named", "strong", 1.0, 1.25, 3.0),
        Change("kinship_family", "(base)", "", -2.0, -2.1, 5.0),
    )
    return Fitted(learnt, None, kin, 17.0, changes, unused, 1)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the files that the fake engines say they read."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in ("shelters", "removed", "border"):
        (tmp_path / "in" / f"{name}.csv").write_text(name, encoding="utf-8")
    return tmp_path


def run(fake: FakeEngines, *more: str) -> int:
    return main(["fit", "shelters.csv", "--out", "weights", "--date", "2018-07-26", *more], fake.engines())


def judgements(*lines: str) -> str:
    Path("decided.csv").write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return "--judgements=decided.csv"


def test_writes_weights_that_match_can_read(here: Path) -> None:
    assert run(FakeEngines(small_match(), fitted=fitted())) == 0
    assert names(here / "weights") == WRITTEN
    assert models_in(here / "weights").kinship.family.scale == SCALES["kinship_family"]


def test_says_what_the_weights_were_made_from(here: Path) -> None:
    run(FakeEngines(small_match(), fitted=fitted()), judgements("shelters,C1,removed,A1,yes,Eva"), "--seed", "7")
    story = tomllib.loads((here / "weights" / "fit.toml").read_text(encoding="utf-8"))
    assert (str(story["date"]), story["seed"], story["base"]) == ("2018-07-26", 7, VERSION)
    assert [it["name"] for it in story["lists"]] == ["shelters", "removed", "border"]
    assert all(len(it["sha256"]) == 64 for it in [*story["lists"], story["judgements"]])
    assert story["identity"]["refitted"] is False and story["kinship"]["pairs_judged_yes"] == 3


def test_every_weight_that_moved_is_written_and_the_largest_are_said(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(FakeEngines(small_match(), fitted=fitted()))
    with (here / "weights" / "changes.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[1] == ["kinship_family", "named", "strong", "1.000", "1.250", "3.0"] and len(lines) == 3
    said = capsys.readouterr().out
    assert "kinship_family named strong" in said and "+1.000 ->  +1.250" in said
    assert "Identity: as packaged" in said and "3 pairs judged yes" in said


def test_speaks_spanish(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(FakeEngines(small_match(), fitted=fitted()), "--lang", "es")
    assert "Parentesco: reajustado" in capsys.readouterr().out


def test_json_is_one_object(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(FakeEngines(small_match(), fitted=fitted()), "--json")
    answer = json.loads(capsys.readouterr().out)
    assert answer["identity"]["pairs_of_one_person"] == 17.0
    assert answer["changes"][0] == {
        "question": "kinship_family", "comparison": "named", "level": "strong", "before": 1.0, "after": 1.25,
        "pairs": 3.0,
    }  # fmt: skip


def test_judgements_reach_the_refit_and_odd_ones_are_problems(here: Path) -> None:
    lost = JudgedKin(3, ("shelters", "=C9"), ("removed", "A1"), Judgement.NO)
    fake = FakeEngines(small_match(), fitted=fitted((lost, ProblemCode.JUDGEMENT_CHILD_UNKNOWN)))
    lines = ("shelters,C1,removed,A1, YES ,Eva", "shelters,=C9,removed,A1,no,", "shelters,C1,removed,A2,maybe,Eva")
    assert run(fake, judgements(*lines)) == 1
    assert [(it.row, it.judgement) for it in fake.judged] == [(2, Judgement.YES), (3, Judgement.NO)]
    with (here / "weights" / "problems.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1:] == [
            ["decided", "", "4", "judgement", "judgement_not_understood", "maybe"],
            ["decided", "", "3", "child_ref", "judgement_child_unknown", "shelters =C9"],
        ]


@pytest.mark.parametrize(
    ("contents", "said"),
    [
        (b"child_list,child_ref\n1,2\n", "lacks the column adult_list"),
        (b"\xff\xff", "not CSV"),
        (None, "there is no such file"),
    ],
)
def test_an_unusable_file_of_judgements_ends_with_one_line(
    here: Path, capsys: pytest.CaptureFixture[str], contents: bytes | None, said: str
) -> None:
    if contents is not None:
        (here / "decided.csv").write_bytes(contents)
    assert run(FakeEngines(small_match(), fitted=fitted()), "--judgements=decided.csv") == 2
    line = capsys.readouterr().err
    assert said in line and line.count("\n") == 1
    assert not (here / "weights").exists()


def test_too_little_to_refit_from_ends_with_two_and_writes_nothing(here: Path) -> None:
    assert run(FakeEngines(small_match())) == 2
    assert names(here) == ["in"]


def test_a_day_that_no_calendar_has_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(FakeEngines(small_match(), fitted=fitted()), "--date", "26.7.2018") == 2
    assert "give a day as" in capsys.readouterr().err


def test_an_earlier_refit_is_replaced_and_any_other_folder_refused(here: Path) -> None:
    assert [run(FakeEngines(small_match(), fitted=fitted())) for _ in range(2)] == [0, 0]
    (here / "weights" / "mine.txt").write_text("mine", encoding="utf-8")
    assert run(FakeEngines(small_match(), fitted=fitted())) == 2


def test_match_is_given_the_folder_of_weights(here: Path) -> None:
    fake = FakeEngines(small_match())
    assert main(["match", "shelters.csv", "--out", "out", "--weights", "weights"], fake.engines()) == 0
    assert main(["match", "shelters.csv", "--out", "out"], fake.engines()) == 0
    assert fake.weights == [Path("weights"), None]


def test_match_says_in_one_line_which_file_of_weights_is_unusable(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "children.csv").write_text("id,name,age\n1,Eva Ramos,7\n2,Luis Paz,9\n", encoding="utf-8")
    (here / "weights").mkdir()
    assert main(["match", "children.csv", "--out", "out", "--weights", "weights"]) == 2
    line = capsys.readouterr().err
    assert "identity.csv is absent" in line and line.count("\n") == 1
    assert not (here / "out").exists()

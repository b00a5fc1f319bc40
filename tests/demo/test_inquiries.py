"""Inquiries describe people of the world, and some describe people on no list."""

from lazos.demo.inquiries import make_inquiries
from lazos.demo.parameters import WorldKind
from tests.demo.worlds import small_world


def test_inquiries_have_one_answer_or_none_each() -> None:
    world = small_world(WorldKind.VILLAGE)
    asked, answers = make_inquiries(world, 3, 120, 0.2)
    listed = set(world.truth.rows["person_id"].to_pylist())
    found = [code for code in answers["person_id"].to_pylist() if code]
    assert asked.num_rows == answers.num_rows == 120
    assert len(found) == 96
    assert set(found) <= listed


def test_inquiries_are_the_same_for_the_same_seed_and_never_nameless() -> None:
    world = small_world(WorldKind.PORT)
    asked, _ = make_inquiries(world, 5, 60)
    assert asked.equals(make_inquiries(world, 5, 60)[0])
    assert all(asked["full_name"].to_pylist())
    assert set(asked["about"].to_pylist()) == {"child", "adult"}

"""Spellings of one sound meet under one key, and different names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.names import fold, sound

_MEET = """Hernández/Ernandes Yesenia/Jessenia Yesenia/Llesenia Xol/Shol Coc/Cok Ixcoy/Ishcoy Vásquez/Bazquez
Jiménez/Ximenes Jiménez/Gimenez Wilmer/Huilmer Wilmer/Guilmer Geovany/Jeovani Geovany/Yovani Giovanni/Yovany
Figweroa/Figueroa Pascwala/Pascuala Que/Khe Xuan/Juan Oswaldo/Osvaldo Oswaldo/Osbaldo Alexis/Alecsis Edwin/Eduin
Xiomara/Siomara Christian/Cristian Estefany/Stefany Sophia/Sofía Judith/Yudit Wendy/Güendi Guadalupe/Wadalupe
Tzoc/Tsoc Huamán/Guaman Zúñiga/Suniga Cecilia/Sesilia Quiñónez/Quinones Campos/Canpos Jhonatan/Yonathan Joel/Yoel
Rax/Rash Priscila/Pricila Jackeline/Yaquelin Michelle/Michel Rebecca/Rebeca Axel/Aksel Cux/Cush
Anna/Ana Jeison/Yeison Velásquez/Belasques Chávez/Chabes Mejía/Megía Heidy/Eidi Ixquiac/Ishkiak
Caal/Kal Raymundo/Raimundo
Ezequiel/Esekiel Walter/Gualter Joselin/Yoselin Rodríguez/Rodrigues Bámaca/Vamaca Cucul/Kukul"""
_APART = """María/Mario Daniel/Daniela Julio/Julia Xoc/Choc Gil/Wil Juan/Joan Coc/Choc Caal/Col Pop/Pap Tiul/Tzul
Mejía/Mexia Ana/Ena López/Lobo Que/Che Juárez/Suarez Carlos/Carla"""


@pytest.mark.parametrize("pair", _MEET.split())
def test_spellings_of_one_sound_meet(pair: str) -> None:
    left, right = pair.split("/")
    assert sound(fold(left)) == sound(fold(right))


@pytest.mark.parametrize("pair", _APART.split())
def test_different_names_stay_apart(pair: str) -> None:
    left, right = pair.split("/")
    assert sound(fold(left)) != sound(fold(right))


@given(st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=14))
def test_no_key_is_empty_and_keys_are_capitals(token: str) -> None:
    key = sound(token)
    assert key
    assert key.isascii()
    assert key.isalpha()
    assert key.isupper()


def test_a_silent_token_keeps_itself_as_key() -> None:
    assert sound("H") == "H"
    assert sound("") == ""

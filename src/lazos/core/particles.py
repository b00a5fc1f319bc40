"""The small words of a surname (de, del, de la, dos, y, viuda de): joined to what they introduce, and taken off."""

import re
from collections.abc import Sequence

_ALWAYS = frozenset({"DE", "DEL", "DA", "DAS", "DO", "DOS", "SAN"})
_ARTICLES = frozenset({"LA", "LAS", "LOS", "EL"})
_WIDOWS = frozenset({"VDA", "VIUDA"})


def join_particles(words: Sequence[str]) -> tuple[str, ...]:
    """Join each particle to the word that it introduces; an article alone is one too, a trailing particle stands alone.

    DE, DEL, DA, DAS, DO, DOS and SAN are never names by themselves; LA, LAS, LOS and EL are not either, in a name.
    """
    found: list[str] = []
    run = ""
    for at, word in enumerate(words):
        if word in _WIDOWS and words[at + 1 : at + 2] == ["DE"]:
            continue
        if word == "Y" and 0 < at < len(words) - 1:
            continue
        if word in _ALWAYS or word in _ARTICLES:
            run += word
            continue
        found.append(run + word)
        run = ""
    return (*found, run) if run else tuple(found)


# LA and DOS begin many names (LAURA, LARIOS, DOMINGO): they are taken off only before what is known to follow them.
_SHORT_PREFIXES = ("DOS", "DAS", "DA", "DO", "LAS", "LOS", "LA")
_KNOWN_AFTER_SHORT = """
    ANJOS ANGELES CASAS CONCEICAO COSTA CRUZ CUNHA CUEVA FONSECA FUENTE FUENTES GAMA GRACA HERAS LLAVE LUZ MATA MOTA
    NEVES NASCIMENTO PAIXAO PARRA PAZ PENA PENHA PLAZA PORTA PUENTE REIS REYES ROCHA ROSA SANTOS SERRA SERNA SILVA
    SILVEIRA SOUSA SOUZA TORRE TORRES TRINIDADE VEGA VINAS
"""
_AFTER_SHORT = frozenset(_KNOWN_AFTER_SHORT.split())

# DE begins fewer names: these stay whole, ...
_KNOWN_WHOLE = "DEAN DELA DELAS DELOS DEBORAH DELAFE DELAO DELI DELIRA DELIZ DELOA DELORA DELOYA DERAS DERAZ DERMA"
_WHOLE = frozenset(_KNOWN_WHOLE.split())
_KNOWN_STEMS = """
    DEAND DEBB DEBOR DEBR DECI DEFEND DEGAD DEGOLL DEHES DEI DELAYO DELBER DELC DELEG DELERM DELF DELGA DELIA DELIN
    DELK DELLY DELMA DELMER DELMI DELMY DELSI DELSY DELV DEME DEMI DENE DENI DENN DENY DENZ DEOD DEOG DEREK DERI DERL
    DERRER DESI DESP DESSI DEST DEVI DEVON DEVOR DEXT DEY
"""
_WHOLE_STEMS = tuple(_KNOWN_STEMS.split())
# ... and among those with an L it is DE, not DEL or DE LA, where the name itself begins so; here are the exceptions.
_LONG = re.compile(r"DE(?:LAS(?=[^AEIOU])|LOS(?=[^AEIOU])|LA(?=[^AEIOU]..)|L(?=[^AEIOUL]|LLA))(?=...)")
_IRREGULAR = {
    "DELAGUA": "AGUA", "DELAGUILA": "AGUILA", "DELALAMO": "ALAMO", "DELANGEL": "ANGEL", "DELARCO": "ARCO",
    "DELOLMO": "OLMO", "DELORBE": "ORBE", "DELABRA": "LABRA", "DELASHERAS": "HERAS", "DELOSANGELES": "ANGELES",
    "DELASALAS": "SALAS", "DELESPINO": "ESPINO", "DELCASTILLO": "CASTILLO", "DELCARMEN": "CARMEN", "DELCID": "CID",
    "DELCAMPO": "CAMPO", "DELVALLE": "VALLE", "DELVILLAR": "VILLAR", "DEVICENTE": "VICENTE", "DEMIGUEL": "MIGUEL",
    "DEMIRANDA": "MIRANDA", "DELASALLE": "SALLE", "DELFIERRO": "FIERRO", "DESIERRA": "SIERRA", "DENICOLAS": "NICOLAS",
    "DELCORRAL": "CORRAL", "DELCRISTO": "CRISTO", "DELCRUZ": "CRUZ", "DELCARPIO": "CARPIO", "DEVILLEGAS": "VILLEGAS",
    "DELVAL": "VAL", "DEVILLA": "VILLA", "DEVICTORIA": "VICTORIA", "DEMEJIA": "MEJIA", "DEMENDOZA": "MENDOZA",
    "DEMENDEZ": "MENDEZ", "DEMERIDA": "MERIDA", "DESILVA": "SILVA", "DECIFUENTES": "CIFUENTES",
}  # fmt: skip


def bare(token: str) -> str:
    """Take a leading joined particle off a token (DELACRUZ is CRUZ, DEGOMEZ is GOMEZ), or give the token back.

    For comparing a married or a shortened name; names that merely begin so (DELGADO, DENIS, LAURA) stay whole.
    """
    for prefix in _SHORT_PREFIXES:
        if token.startswith(prefix) and token[len(prefix) :] in _AFTER_SHORT:
            return token[len(prefix) :]
    if not token.startswith("DE") or len(token) < 5:
        return token
    if token in _IRREGULAR:
        return _IRREGULAR[token]
    if token in _WHOLE or token.startswith(_WHOLE_STEMS):
        return token
    long = _LONG.match(token)
    return token[long.end() if long else 2 :]

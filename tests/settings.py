"""The settings of the site while it is tested: a key ring and a data folder of this run's own."""

import os
import tempfile
from pathlib import Path

from lazos.sealing.ring import KeyRing, new_root
from lazos.sealing.ring_file import write_ring

_folder = Path(tempfile.mkdtemp(prefix="lazos-tests-"))
(_folder / "data").mkdir()
write_ring(_folder / "keys", KeyRing((new_root(),), "age1invented"))
os.environ |= {"LAZOS_DATA": str(_folder / "data"), "LAZOS_KEYS": str(_folder / "keys")}

from lazos.config.settings import *  # noqa: E402, F403 (the surroundings have to be set first)

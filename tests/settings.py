"""The settings of the site while it is tested: a key ring and a data folder of this process, gone when it ends."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from lazos.sealing.ring import KeyRing, new_root
from lazos.sealing.ring_file import write_ring

_folder = Path(tempfile.mkdtemp(prefix="lazos-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
(_folder / "data").mkdir()
write_ring(_folder / "keys", KeyRing((new_root(),), "age1invented"))
os.environ |= {"LAZOS_DATA": str(_folder / "data"), "LAZOS_KEYS": str(_folder / "keys")}

from lazos.config.settings import *  # noqa: E402, F403 (the surroundings have to be set first)
from lazos.config.settings import DATABASES, LAZOS  # noqa: E402 (likewise)

if LAZOS.postgres is None:
    DATABASES["default"]["TEST"] = {"NAME": str(_folder / "data" / "test.sqlite3")}

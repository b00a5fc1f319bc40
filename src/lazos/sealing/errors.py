"""Why something sealed does not open."""


class SealError(Exception):
    """A value, key, sheet or signature that is not what it should be; `str()` is one clear line, without values."""


class Unopenable(SealError):  # noqa: N818 (it names the value, as Unusable does for lists)
    """A sealed value that does not open: another key, another place, or changed bytes."""


class Erased(SealError):  # noqa: N818
    """A record whose key was destroyed on purpose; nothing opens its values again."""

"""When Python need not look for garbage: what is made here is made by the thousand, and all of it is kept."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_garbage(*, keep: bool = False) -> Iterator[None]:
    """Do not look for garbage meanwhile, nor ever after (`keep`) among what is there then."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        if keep:
            gc.freeze()
    finally:
        if was_enabled:
            gc.enable()

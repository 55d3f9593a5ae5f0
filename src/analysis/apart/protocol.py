"""What goes between this process and a reading one: a line of JSON there, a head and a body back.

A request names its ``work`` ('record', 'picture', 'official' or 'page') and its ``path``; what else it holds is the
work's own.
What comes back is numbers and JSON: nothing in it can name code, whatever became of the process that wrote it.
"""

from __future__ import annotations

import struct
from typing import Final, NamedTuple

#: What stands before each body on its way from a reading process: the file's digest ('' when it could not be opened)
#: and the body's length.
HEAD: Final = struct.Struct("<12sQ")


class Reply(NamedTuple):
    """What a reading process made of a file."""

    #: Empty when the file could not be opened.
    digest: str
    body: bytes

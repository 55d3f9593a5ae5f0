"""A reading process: takes requests on standard input, gives records and pictures on standard output, and may die.

Run as ``python -m analysis.build.worker``: a process of its own start, not a fork and not multiprocessing, so that a
build may be called from any script or notebook on any system without importing that script again.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from analysis.apart.protocol import HEAD, Reply
from analysis.build.record import refused

_GRACE: Final = 10.0
#: Requests after which a process looks for what did not go by itself.
_COLLECTED: Final = 50


def main() -> None:
    """Answer until standard input ends."""
    memory = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 0.0
    _bound_memory(memory)
    answers = _private_output()
    # what a file's reading leaves behind goes by itself, but for a little: looking for that after each few objects
    # would cost a twentieth of all reading
    gc.disable()
    for number, line in enumerate(sys.stdin.buffer, start=1):
        with _bounded_time(seconds):
            digest, body = answer(json.loads(line))
        answers.write(HEAD.pack(digest.encode(), len(body)))
        answers.write(body)
        answers.flush()
        if number % _COLLECTED == 0:
            gc.collect()


def answer(request: dict[str, Any]) -> Reply:
    """Do the work that a request names on the file that it names; whatever goes wrong is said in the reply."""
    if request["work"] == "picture":
        # pictures need libraries that records do without
        from analysis.receipts import drawing

        return drawing.reply(request)
    if request["work"] == "page":
        from analysis.fetch import reading as pages

        return pages.reply(request)
    if request["work"] == "official":
        from analysis.official import reading

        return reading.reply(request)
    return _record(request["path"])


def _record(path: str) -> Reply:
    from analysis.build.one import record_of

    try:
        data = Path(path).read_bytes()
    except OSError as error:
        return Reply("", refused("", "unreadable", f"the file cannot be opened: {error.strerror or error}").to_json())
    try:
        found = record_of(data, path)
    except MemoryError:
        # what is left of this process is not to be trusted: it ends, and the supervisor says why
        raise
    except Exception as error:
        # a rule that fails on one file must not end the build; the row names the failure for whoever mends it
        reason = f"reading failed inside the suite ({type(error).__name__}): please report this file"
        found = refused(hashlib.sha256(data).hexdigest()[:12], "unreadable", reason)
    return Reply(found.document, found.to_json())


def _private_output() -> BinaryIO:
    """Keep standard output for answers alone: what a library prints there goes to standard error."""
    private = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return private


def _bound_memory(limit: int) -> None:
    """Let the system refuse memory beyond the limit, where it can; the supervisor watches in any case."""
    if not limit:
        return
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        # address space is larger than memory in use: libraries are mapped, not loaded
        resource.setrlimit(resource.RLIMIT_AS, (2 * limit, 2 * limit))  # type: ignore[attr-defined,unused-ignore]


@contextlib.contextmanager
def _bounded_time(seconds: float) -> Iterator[None]:
    """End this process long after its supervisor should have: one whose supervisor was killed must not hang on."""
    if not seconds:
        yield
        return
    faulthandler.dump_traceback_later(2 * seconds + _GRACE, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    main()

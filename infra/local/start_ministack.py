"""Starts MiniStack as its own command does, unpatched; only around it something is added.

argv[1] is the folder of temporary files of this one run: on the command line it tells the process apart from every
other one, so that clearing leftovers never ends somebody else's. With "volg" as argv[2] MiniStack ends, gracefully,
when whoever holds the other end of its stdin is gone, killed or not: nothing is left running.
"""

import os
import signal
import sys
import threading

from ministack.app import main


def follow() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if sys.argv[2:] == ["volg"]:
    threading.Thread(target=follow, daemon=True).start()
sys.argv = sys.argv[:1]
main()

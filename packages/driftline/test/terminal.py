"""Runs a command on a pseudo-terminal and tells, as JSON, what it wrote there, when, and how it ended.

The argument is JSON: `argv`; `stdout`, a file for standard output instead of the terminal; `interrupt`, when to press
Ctrl-C: as soon as `seen` matches what was written, or as there is a file `path` (a glob).
"""

import fcntl
import glob
import json
import os
import pty
import re
import select
import struct
import sys
import termios
import time

task = json.loads(sys.argv[1])
started = time.time()
child, terminal = pty.fork()
if child == 0:
    fcntl.ioctl(2, termios.TIOCSWINSZ, struct.pack("HHHH", 24, task.get("width", 80), 0, 0))
    if "stdout" in task:
        os.dup2(os.open(task["stdout"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
    os.execvp(task["argv"][0], task["argv"])

written = []
pressed = None


def due():
    interrupt = task.get("interrupt", {})
    text = "".join(text for _, text in written)
    return ("seen" in interrupt and re.search(interrupt["seen"], text)) or (
        "path" in interrupt and any(os.path.getsize(path) for path in glob.glob(interrupt["path"]))
    )


while True:
    ready, _, _ = select.select([terminal], [], [], 0.01)
    if ready:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            break
        if not data:
            break
        written.append((time.time() - started, data.decode("utf8", "replace")))
    if pressed is None and "interrupt" in task and due():
        os.write(terminal, b"\x03")
        pressed = time.time()

_, status = os.waitpid(child, 0)
ended = time.time()
print(
    json.dumps(
        {
            "written": written,
            "code": os.waitstatus_to_exitcode(status),
            "seconds": ended - started,
            "afterPress": None if pressed is None else ended - pressed,
        }
    )
)

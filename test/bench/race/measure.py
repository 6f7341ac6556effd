"""Runs one command and writes what it cost as JSON: measure.py SECONDS FILE COMMAND…

Wall seconds; user and system seconds and peak memory of the command and of the processes that it waited for, from the
kernel's account of this one child, which Node does not give. What it prints goes to FILE and has to be JSON.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time


def last_line(file):
    with open(file, errors="replace") as text:
        lines = [line.strip() for line in text if line.strip()]
    return lines[-1] if lines else "nothing on standard error"


def watch(child, until, ended):
    """Ends the command when its time is up, or when who asked for it is gone: nothing is left running."""
    parent = os.getppid()
    while not ended.wait(min(0.5, max(0, until - time.perf_counter()))):
        if time.perf_counter() >= until or os.getppid() != parent:
            return child.kill()


def measure(limit, file, command):
    errors = f"{file}.errors"
    with open(file, "wb") as output, open(errors, "wb") as error:
        began = time.perf_counter()
        try:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=error)
        except OSError as fault:
            return {"failed": str(fault)}
        ended = threading.Event()
        threading.Thread(target=watch, args=(child, began + limit, ended)).start()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        ended.set()
    code = os.waitstatus_to_exitcode(status)
    if code != 0:
        if wall >= limit:
            return {"failed": f"not done after {limit:g} s"}
        ending = f"{signal.Signals(-code).name}, " if code < 0 else ""
        return {"failed": ending + last_line(errors)}
    try:
        with open(file, "rb") as output:
            json.load(output)
    except ValueError as fault:
        return {"failed": f"what it printed is not JSON: {fault}"}
    unit = 1 if sys.platform == "darwin" else 1024
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss * unit / 2**20}


limit, file, *command = sys.argv[1:]
print(json.dumps(measure(float(limit), file, command)))

"""Runs a kernel as Jupyter does, says in JSON what a cell shows, and what a restart leaves."""

import json
import os
import sys

from jupyter_client.manager import start_new_kernel


def shown(client, code):
    found = {}

    def keep(message):
        content = message["content"]
        if message["msg_type"] == "execute_result":
            found["text"] = content["data"]["text/plain"]
        if message["msg_type"] == "error":
            found["error"] = content["evalue"]

    client.execute_interactive(code, output_hook=keep, timeout=60)
    return found.get("text", found.get("error"))


def is_running(process):
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    return True


def run_cells(cells):
    manager, client = start_new_kernel(kernel_name="typescript", startup_timeout=60)
    try:
        return [shown(client, cell) for cell in cells]
    finally:
        client.stop_channels()
        manager.shutdown_kernel()


def restart():
    manager, client = start_new_kernel(kernel_name="typescript", startup_timeout=60)
    first = shown(client, "let kept = 41; process.pid")
    manager.restart_kernel()
    client.wait_for_ready(timeout=60)
    second = shown(client, "process.pid")
    found = {
        "is another process": first != second,
        "first runs on": is_running(first),
        "variable": shown(client, "kept"),
        "cell": shown(client, "6 * 7"),
    }
    # Also while a cell never ends.
    client.execute("for (;;) {}")
    manager.restart_kernel()
    client.wait_for_ready(timeout=60)
    found["second runs on"] = is_running(second)
    found["cell after a loop"] = shown(client, "6 * 7")
    third = shown(client, "process.pid")
    client.stop_channels()
    manager.shutdown_kernel()
    found["third runs on"] = is_running(third)
    return found


asked, *arguments = sys.argv[1:]
print(json.dumps(restart() if asked == "restart" else run_cells(arguments)))

"""Runs a notebook as a job of jupyter-scheduler, in a Jupyter server of its own, and copies what comes out to result.ipynb.

Standard input is this program: python - NOTEBOOK PARAMETERS, the latter as JSON.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

notebook, parameters = sys.argv[1], json.loads(sys.argv[2])
folder = os.path.dirname(notebook)
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
base, token = f"http://127.0.0.1:{port}", "scheduled"


def ask(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(base + path, data, {"Authorization": f"token {token}"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def wait(seconds, what):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        result = what()
        if result is not None:
            return result
        time.sleep(0.3)
    raise TimeoutError("jupyter-scheduler did not answer in time")


def status():
    try:
        return ask("/api/status")
    except urllib.error.URLError:
        return None


def finished():
    job = ask(f"/scheduler/jobs/{job_id}")
    return job if job["status"] in ("COMPLETED", "FAILED") else None


options = [f"--ServerApp.port={port}", f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder}"]
with open(os.path.join(folder, "server.log"), "w") as log:
    command = [sys.executable, "-m", "jupyter_server", "--allow-root", "--no-browser", *options]
    server = subprocess.Popen(command, stdout=log, stderr=log)
try:
    wait(60, status)
    job = {
        "input_uri": os.path.basename(notebook),
        "name": "scheduled",
        "runtime_environment_name": "any",
        "output_formats": ["ipynb"],
        "parameters": parameters,
    }
    job_id = ask("/scheduler/jobs", job)["job_id"]
    done = wait(90, finished)
    if done["status"] == "FAILED":
        raise RuntimeError(done["status_message"])
    staged = os.path.join(os.environ["JUPYTER_DATA_DIR"], "scheduler_staging_area", job_id)
    [result] = [name for name in os.listdir(staged) if name.endswith(".ipynb") and name != os.path.basename(notebook)]
    shutil.copy(os.path.join(staged, result), os.path.join(folder, "result.ipynb"))
finally:
    server.terminate()
    server.wait(20)

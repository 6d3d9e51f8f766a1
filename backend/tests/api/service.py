"""The demo as a stranger starts it: one process, a folder of its own, a free port."""

import os
import re
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass

SECONDS = 60


@dataclass
class Service:
    url: str
    ingest_key: str
    review_key: str


@contextmanager
def demo(binary, **settings):
    """`settings`: environment variables of this demo."""
    environment = {**os.environ, **settings}
    with tempfile.TemporaryDirectory() as folder:
        command = [binary, "demo", "--no-open", "--listen", "127.0.0.1:0", "--data-dir", folder]
        with open(os.path.join(folder, "log"), "w") as log:
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True, env=environment)
            try:
                url, ingest_key = greeting(process)
                yield Service(url, ingest_key, review_key(binary, folder))
            finally:
                process.terminate()
                process.wait(SECONDS)


def greeting(process):
    """What the demo prints for the person who started it."""
    told = ""
    for line in process.stdout:
        told += line
        address = re.search(r"running at (\S+)", told)
        key = re.search(r"Ingest key:\s+(\S+)", told)
        if address and key:
            return address[1], key[1]
    raise SystemExit(f"the demo ended before it said where it is:\n{told}")


def review_key(binary, folder):
    """A key that acts as one person."""
    person = "api.tests@strideway.example"
    at = ["--data-dir", folder]
    answer(binary, "users", "add", person, "--role", "admin", *at)
    return answer(binary, "keys", "create", "--scope", "review", "--as", person, *at)


def answer(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
    return done.stdout.strip()


def until(look):
    """Asks until there is an answer; a poll is what the description offers a program."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.1)
    raise SystemExit(f"nothing came within {SECONDS} s")

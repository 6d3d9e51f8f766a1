"""Runs the examples of the documents as a reader would: python examples.py BINARY"""

import base64
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading

from service import SECONDS, demo

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../docs/examples")
EVENT = {
    "event_id": "example-signed-1",
    "customer": {"id": "C-1018", "email": "ingrid.solheim@vidda.example", "name": "Ingrid Solheim"},
    "message": {
        "message_id": "<example-signed-1@vidda.example>",
        "from": "Ingrid Solheim <ingrid.solheim@vidda.example>",
        "to": ["service@strideway.example"],
        "subject": "Order SW-48240 is late",
        "text": "Hello, order SW-48240 should have been here two days ago. Ingrid",
        "received_at": "2026-01-29T10:00:00Z",
    },
}


def main(binary):
    with demo(binary) as service:
        keys = {"KEY": service.ingest_key, "INGEST_KEY": service.ingest_key, "REVIEW_KEY": service.review_key}
        environment = {**os.environ, **keys, "URL": service.url}
        for command in (["sh", "post_mail.sh"], [sys.executable, "crm.py"]):
            subprocess.run(command, cwd=FOLDER, env=environment, timeout=SECONDS, check=True)
    both_ways_signed(binary)


def both_ways_signed(binary):
    """Posts a signed event, and hears of its draft by a signed webhook."""
    environment = {**os.environ, "COUNTERSIGN_SECRET": "whsec_" + base64.b64encode(os.urandom(32)).decode()}
    port = free_port()
    settings = {
        "COUNTERSIGN_SECRET": environment["COUNTERSIGN_SECRET"],
        "COUNTERSIGN_WEBHOOK_URL": f"http://127.0.0.1:{port}/",
        "COUNTERSIGN_OUTSIDE_REACH": "loopback",
    }
    listen = [sys.executable, "listen.py", str(port)]
    listener = subprocess.Popen(listen, cwd=FOLDER, env=environment, stdout=subprocess.PIPE, text=True)
    patience = threading.Timer(SECONDS, listener.kill)
    patience.start()
    try:
        with demo(binary, **settings) as service, tempfile.NamedTemporaryFile("w", suffix=".json") as event:
            event.write(json.dumps(EVENT))
            event.flush()
            post = ["sh", "post_signed.sh", service.url, event.name]
            posted = subprocess.run(post, cwd=FOLDER, env=environment, timeout=SECONDS, check=True, stdout=subprocess.PIPE)
            case = json.loads(posted.stdout)["case_id"]
            heard = (line for line in listener.stdout if "job.waiting_review" in line and case in line)
            assert next(heard, None), "the listener did not hear of the draft"
    finally:
        patience.cancel()
        listener.kill()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    main(sys.argv[1])

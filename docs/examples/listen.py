"""Hears Countersign's webhooks: verifies each, prints it once. Python's standard library is all it needs.

    COUNTERSIGN_SECRET=whsec_... python3 listen.py 9999
"""

import base64
import hashlib
import hmac
import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

TOLERANCE = 300  # seconds
SECRETS = [base64.b64decode(text.removeprefix("whsec_")) for text in os.environ["COUNTERSIGN_SECRET"].split()]
seen = set()  # a real listener keeps them in its database


def is_genuine(headers, body):
    """Signed by one of our secrets, for this id and time, and fresh."""
    ident, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not timestamp.isdigit() or abs(time.time() - int(timestamp)) > TOLERANCE:
        return False
    signed = f"{ident}.{timestamp}.".encode() + body
    ours = ["v1," + base64.b64encode(hmac.digest(secret, signed, hashlib.sha256)).decode() for secret in SECRETS]
    theirs = headers.get("webhook-signature", "").split()
    return any(hmac.compare_digest(mine, given) for mine in ours for given in theirs)


class Listener(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        if not is_genuine(self.headers, body):
            return self.answer(401)
        ident = self.headers["webhook-id"]
        if ident not in seen:  # at least once means: sometimes twice
            seen.add(ident)
            event = json.loads(body)
            print(ident, event["type"], event["data"]["case_id"], flush=True)
        self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


HTTPServer(("127.0.0.1", int(sys.argv[1])), Listener).serve_forever()

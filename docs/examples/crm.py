"""The smallest CRM: posts a mail, follows its job, and, where a review key is given, decides the draft.

    URL=http://127.0.0.1:8080 INGEST_KEY=cs_ingest_... REVIEW_KEY=cs_review_... python docs/examples/crm.py

Needs nothing but Python's standard library. What it shows is what an integration has to get right:
a mail is posted until it is accepted, always with the same event id, and a decision names exactly what was read.
"""

import json
import os
import time
import urllib.error
import urllib.request

URL = os.environ.get("URL", "http://127.0.0.1:8080")
MAIL = {
    "event_id": "example-python-1",
    "customer": {"id": "C-1020", "email": "owen.gallagher@shannonmail.example", "name": "Owen Gallagher"},
    "message": {
        "message_id": "<example-python-1@shannonmail.example>",
        "from": "Owen Gallagher <owen.gallagher@shannonmail.example>",
        "to": ["service@strideway.example"],
        "subject": "Where is my parcel?",
        "text": "Hi,\n\nI have lost the number. Where is my parcel?\n\nOwen",
        "received_at": "2026-01-29T10:00:00Z",
    },
}


def main():
    ingest_key, review_key = os.environ["INGEST_KEY"], os.environ.get("REVIEW_KEY")
    accepted = post_until_accepted(ingest_key, MAIL)
    print("accepted:", accepted["job_id"], accepted["status"])
    job = follow(ingest_key, accepted["job_id"])
    print("the job ended as:", job["outcome"])
    if review_key:
        decided = decide(review_key, job["draft_id"])
        print("decided:", decided["verdict"], "by", decided["by"])


def post_until_accepted(key, mail, attempts=8):
    """A mail is ours until the answer is 202. The same event id makes posting again safe."""
    for attempt in range(attempts):
        try:
            return call("POST", "/v1/emails", key, mail)
        except urllib.error.HTTPError as refusal:
            if refusal.code not in (429, 502, 503, 504):
                raise
            wait = float(refusal.headers.get("Retry-After", 2**attempt))
        except OSError:  # nobody answered, or the answer was lost: it may have been accepted
            wait = 2**attempt
        time.sleep(min(wait, 60))
    raise SystemExit("the mail could not be posted")


def follow(key, job_id, seconds=60):
    """A webhook (`job.waiting_review`) saves the polling; see docs/webhooks.md."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        job = call("GET", f"/v1/jobs/{job_id}", key)
        if job["state"] not in ("queued", "running"):
            return job
        time.sleep(0.2)
    raise SystemExit(f"{job_id} has not ended after {seconds} s")


def decide(key, draft_id):
    """Says yes to exactly this version: show it to a person before you do the same."""
    draft = call("GET", f"/v1/drafts/{draft_id}", key)
    decision = {
        "decision_id": f"example-{draft_id}",
        "version": draft["version"],
        "decision_hash": draft["decision_hash"],
        "based_on_rev": draft["based_on_rev"],
        "verdict": "approve",
        "actions": {action["id"]: {"verdict": "approve"} for action in draft["actions"] if not action["offered"]},
        "acknowledged": [check["id"] for check in draft["checks"] if check["severity"] == "warn"],
    }
    return call("POST", f"/v1/drafts/{draft_id}/decisions", key, decision)


def call(method, path, key, body=None):
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    asked = urllib.request.Request(URL + path, data=data, headers=headers, method=method)
    with urllib.request.urlopen(asked, timeout=30) as answered:
        return json.load(answered)


if __name__ == "__main__":
    main()

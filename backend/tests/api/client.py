"""Generates a client from the description, posts a mail with it and decides the draft: python client.py BINARY"""

import importlib
import os
import subprocess
import sys
import tempfile

from service import SECONDS, answer, demo, until


def generated(binary, folder):
    """The package that a CRM's engineer would get."""
    description = os.path.join(folder, "openapi.json")
    with open(description, "w") as file:
        file.write(answer(binary, "openapi"))
    config = os.path.join(folder, "config.yaml")
    with open(config, "w") as file:
        file.write(CONFIG)
    program = os.path.join(os.path.dirname(sys.executable), "openapi-python-client")
    target = os.path.join(folder, "client")
    command = [program, "generate", "--path", description, "--config", config, "--output-path", target]
    subprocess.run([*command, "--fail-on-warning"], timeout=SECONDS, check=True)
    sys.path.insert(0, target)


def main(binary):
    with tempfile.TemporaryDirectory() as folder, demo(binary) as service:
        generated(binary, folder)
        post_and_decide(service)
    print("a generated client posted a mail and decided its draft")


def post_and_decide(service):
    call = lambda module: importlib.import_module(f"generated.api.{module}").sync
    models = importlib.import_module("generated.models")
    client = importlib.import_module("generated").AuthenticatedClient
    crm = client(base_url=service.url, token=service.ingest_key)
    desk = client(base_url=service.url, token=service.review_key)

    accepted = call("mail.post_email")(client=crm, body=models.EmailEvent.from_dict(EVENT))
    job = until(lambda: waiting(call("jobs.get_job")(accepted.job_id, client=crm)))
    draft = call("drafts.get_draft")(job.draft_id, client=desk)
    decision = models.DecisionRequest.from_dict(approval(draft.to_dict()))
    decided = call("drafts.decide_draft")(draft.id, client=desk, body=decision)
    assert decided.verdict == models.Verdict.APPROVE, decided
    assert {effect.kind.value for effect in decided.effects} >= {"mail", "memory"}, decided.effects


def waiting(job):
    return job if job.state.value == "awaiting_review" else None


def approval(draft):
    return {
        "decision_id": "generated-client-1",
        "verdict": "approve",
        "version": draft["version"],
        "decision_hash": draft["decision_hash"],
        "based_on_rev": draft["based_on_rev"],
        "actions": {action["id"]: {"verdict": "approve"} for action in draft["actions"] if not action["offered"]},
        "acknowledged": [check["id"] for check in draft["checks"] if check["severity"] == "warn"],
    }


CONFIG = """
package_name_override: generated
post_hooks: []
content_type_overrides: # the generator knows no mail
  message/rfc822: application/octet-stream
"""

EVENT = {
    "event_id": "generated-client",
    "customer": {"id": "C-1018", "email": "ingrid.solheim@vidda.example", "name": "Ingrid Solheim"},
    "message": {
        "message_id": "<generated-client@vidda.example>",
        "from": "Ingrid Solheim <ingrid.solheim@vidda.example>",
        "to": ["service@strideway.example"],
        "subject": "Order SW-48240",
        "text": "Hello,\n\norder SW-48240 should have been here two days ago. Is it coming?\n\nIngrid",
        "received_at": "2026-01-29T10:00:00Z",
    },
}

if __name__ == "__main__":
    main(sys.argv[1])

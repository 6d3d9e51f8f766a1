"""Asks the running service everything that its description allows, and much that it does not.

No answer may be a 5xx, and none may be missing from the description: python described.py BINARY
"""

import json
import os
import subprocess
import sys
import tempfile
from urllib.request import Request, urlopen

from service import SECONDS, demo, until

HERE = os.path.dirname(os.path.abspath(__file__))
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "ignored_auth",
    "unsupported_method",
    "allow_header_conformance",
]


def main(binary):
    program = os.path.join(os.path.dirname(sys.executable), "schemathesis")
    with demo(binary) as service:
        known = {"REVIEW_KEY": service.review_key, "INGEST_KEY": service.ingest_key, **a_case(service)}
        command = [program, "--config-file", os.path.join(HERE, "schemathesis.toml"), "run"]
        command += [f"{service.url}/v1/openapi.json", "--checks", ",".join(CHECKS)]
        with tempfile.TemporaryDirectory() as scratch: # where it keeps what it has seen
            run = subprocess.run(command, env={**os.environ, **known}, cwd=scratch, timeout=900)
        return run.returncode


def a_case(service):
    """The ids of one case that waits for a person."""
    row = until(lambda: get(service, "/v1/cases?tab=needs_you")["items"])[0]
    case = get(service, f"/v1/cases/{row['id']}")
    first = {"EMAIL_ID": case["emails"], "JOB_ID": case["jobs"]}
    ids = {name: things[0]["id"] for name, things in first.items()}
    return {"CASE_ID": case["id"], "DRAFT_ID": case["draft"]["id"], **ids}


def get(service, path):
    asked = Request(service.url + path, headers={"Authorization": f"Bearer {service.review_key}"})
    with urlopen(asked, timeout=SECONDS) as answered:
        return json.load(answered)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

"""Runs the examples of the documents as a reader would: python examples.py BINARY"""

import os
import subprocess
import sys

from service import SECONDS, demo

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../docs/examples")


def main(binary):
    with demo(binary) as service:
        keys = {"KEY": service.ingest_key, "INGEST_KEY": service.ingest_key, "REVIEW_KEY": service.review_key}
        environment = {**os.environ, **keys, "URL": service.url}
        for command in (["sh", "post_mail.sh"], [sys.executable, "crm.py"]):
            subprocess.run(command, cwd=FOLDER, env=environment, timeout=SECONDS, check=True)


if __name__ == "__main__":
    main(sys.argv[1])

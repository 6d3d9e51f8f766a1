#!/bin/sh
# Posts one mail, as a CRM would, and waits until its draft is ready.
#   URL=http://127.0.0.1:8080 KEY=cs_ingest_... sh docs/examples/post_mail.sh
set -eu
: "${URL:=http://127.0.0.1:8080}"
: "${KEY:?set KEY to an ingest key}"

job=$(curl --silent --show-error --fail-with-body "$URL/v1/emails" \
  --header "Authorization: Bearer $KEY" \
  --header 'Content-Type: application/json' \
  --data '{
    "event_id": "example-curl-1",
    "customer": {"id": "C-1018", "email": "ingrid.solheim@vidda.example", "name": "Ingrid Solheim"},
    "message": {
      "message_id": "<example-curl-1@vidda.example>",
      "from": "Ingrid Solheim <ingrid.solheim@vidda.example>",
      "to": ["service@strideway.example"],
      "subject": "Order SW-48240 is late",
      "text": "Hello,\n\norder SW-48240 should have been here two days ago. Is it coming?\n\nIngrid",
      "received_at": "2026-01-29T10:00:00Z"
    }
  }' | sed 's/.*"job_id":"\([^"]*\)".*/\1/')
echo "accepted: $job"

# The same as a stream that ends when the job has come to rest.
curl --silent --show-error --no-buffer --max-time 60 "$URL/v1/jobs/$job/events" \
  --header "Authorization: Bearer $KEY" | grep --max-count 1 '"state":"awaiting_review"' >/dev/null
echo "a draft waits for a person"

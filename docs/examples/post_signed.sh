#!/bin/sh
# Posts a JSON event under a signature instead of a key.
#   COUNTERSIGN_SECRET=whsec_... sh docs/examples/post_signed.sh http://127.0.0.1:8080 event.json
set -eu
url=$1 event=$2

secret=${COUNTERSIGN_SECRET%% *} # the newest, where there are several
key=$(printf %s "${secret#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \n')
id=$(sed -n 's/.*"event_id" *: *"\([^"]*\)".*/\1/p' "$event" | head -n 1)
now=$(date +%s)
signature=$({ printf '%s.%s.' "$id" "$now"; cat "$event"; } \
  | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)

curl --silent --show-error --fail-with-body "$url/v1/emails" --data-binary "@$event" \
  --header 'Content-Type: application/json' \
  --header "webhook-id: $id" --header "webhook-timestamp: $now" --header "webhook-signature: v1,$signature"

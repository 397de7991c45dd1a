#!/usr/bin/env bash
# Starts the demo of a goodones binary on a free port, runs the checks against it, and stops it.
# Usage: run.sh [path of the binary]
set -euo pipefail

binary=$(realpath "${1:-$(dirname "$0")/../bin/goodones}")
cd "$(dirname "$0")"
output=$(mktemp)
server=

stop() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" || true
  fi
  rm -f "$output"
}
trap stop EXIT

# Whatever database the caller works with is none of its business.
env -u DATABASE_URL -u LISTEN_DATABASE_URL RATE_LIMIT_PER_MINUTE=0 \
  "$binary" demo --listen 127.0.0.1:0 >"$output" 2>&1 </dev/null &
server=$!

# The demo serves once it has printed the commands to paste; they tell all there is to know.
command='(http://127\.0\.0\.1:[0-9]+)/api/v1/sync-status\?syncRunId=([0-9]+)'
for (( tenths = 0; ; tenths++ )); do
  printed=$(<"$output")
  if [[ $printed =~ $command ]]; then
    break
  fi
  if (( tenths == 1200 )) || ! kill -0 "$server" 2>/dev/null; then
    printf '%s\nThe demo did not come up.\n' "$printed" >&2
    exit 1
  fi
  sleep 0.1
done
export GOODONES_URL=${BASH_REMATCH[1]} GOODONES_RUN_ID=${BASH_REMATCH[2]}
if ! [[ $printed =~ ctgo_[0-9A-Za-z]{40} ]]; then
  printf '%s\nThe demo printed no key.\n' "$printed" >&2
  exit 1
fi
export GOODONES_KEY=${BASH_REMATCH[0]}

npm run --silent test

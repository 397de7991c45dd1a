#!/usr/bin/env bash
# Starts the demo of a goodones binary on a free port, runs the checks against it, and stops it.
# Usage: run.sh [path of the binary]
set -euo pipefail

binary=$(realpath "${1:-$(dirname "$0")/../bin/goodones}")
cd "$(dirname "$0")"
output=$(mktemp)
data=$(mktemp -d)
chmod 711 "$data" # as root, PostgreSQL runs as another account
server=

stop() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" || true
  fi
  rm -rf "$output" "$data"
}
trap stop EXIT

# Where a check listens for webhooks. The demo is told so when it starts.
hook="const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close() })"
GOODONES_HOOK_PORT=$(node -e "$hook")
export GOODONES_HOOK_PORT

# Whatever database the caller works with is none of its business.
env -u DATABASE_URL -u LISTEN_DATABASE_URL -u RATE_LIMIT_PER_MINUTE \
  WEBHOOK_ALLOW_HTTP=on WEBHOOK_PORTS="$GOODONES_HOOK_PORT" WEBHOOK_ALLOW_NETWORKS=127.0.0.1/32 \
  "$binary" demo --latency 0s --listen 127.0.0.1:0 --data-dir "$data/demo" >"$output" 2>&1 </dev/null &
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
[[ $printed =~ simulated\ X\ at\ (http://[0-9.:]+) ]]
export GOODONES_SANDBOX=${BASH_REMATCH[1]} GOODONES_BINARY=$binary

# Tests make keys of their own, each with its own requests a minute, in the demo's database.
socket=$(cat "$data/demo/socket-path" 2>/dev/null || echo "$data/demo/socket")
export DATABASE_URL="host=$socket user=postgres dbname=postgres"
keys=$("$binary" key list)
[[ $keys =~ (demo-[0-9.-]+) ]]
export GOODONES_USER=${BASH_REMATCH[1]}

npm run --silent types
npm run --silent test

#!/usr/bin/env bash
# Brings up a real local Bluesky network, serves a goodones binary on it, and runs the checks.
# It needs redis-server and PostgreSQL's binaries. Usage: run.sh [path of the binary]
set -euo pipefail

binary=$(realpath "${1:-$(dirname "$0")/../../bin/goodones}")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d /tmp/goodones-bluesky.XXXXXX) # short: a socket's path has 104 bytes at most
chmod 755 "$work"
started=()

stop() {
  local i
  for (( i = ${#started[@]} - 1; i >= 0; i-- )); do
    kill "${started[$i]}" 2>/dev/null || true
    wait "${started[$i]}" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap stop EXIT

fail() {
  printf '%s\n' "$1" >&2
  tail -n 20 "$work"/*.log >&2 || true
  exit 1
}

# free_port prints a TCP port that nobody uses just now.
free_port() {
  node -e 'const server = require("net").createServer()
    server.listen(0, "127.0.0.1", () => { console.log(server.address().port); server.close() })'
}

# await prints the first line of a file that matches, once there is one, while the process lives.
await() {
  local file=$1 pattern=$2 process=$3 tenths
  for (( tenths = 0; tenths < 3000; tenths++ )); do
    if grep -m 1 -oE "$pattern" "$file" 2>/dev/null; then
      return
    fi
    kill -0 "$process" 2>/dev/null || fail "$file: the process ended"
    sleep 0.1
  done
  fail "$file: nothing like $pattern within five minutes"
}

# PostgreSQL refuses to run as root. runuser becomes the command, so that a signal reaches it.
as_postgres=()
if [ "$(id -u)" = 0 ]; then
  as_postgres=(runuser -u nobody --)
fi

bin=${PG_BIN:-$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1 || true)}
[ -x "$bin/initdb" ] || bin=$(dirname "$(realpath "$(command -v initdb)")")
mkdir "$work/pg"
[ "$(id -u)" != 0 ] || chown nobody "$work/pg"
cd "$work" # a directory that everybody may read
"${as_postgres[@]}" "$bin/initdb" -D "$work/pg/data" -A trust -U postgres -E UTF8 --locale=C --no-sync \
  >"$work/initdb.log" 2>&1 || fail 'initdb failed'
pg_port=$(free_port)
"${as_postgres[@]}" "$bin/postgres" -D "$work/pg/data" -p "$pg_port" -k "$work/pg" -c listen_addresses=127.0.0.1 \
  -c fsync=off >"$work/postgres.log" 2>&1 &
started+=($!)
await "$work/postgres.log" 'ready to accept connections' "${started[-1]}" >/dev/null

redis_port=$(free_port)
redis-server --port "$redis_port" --bind 127.0.0.1 --save '' --dir "$work" >"$work/redis.log" 2>&1 &
started+=($!)
await "$work/redis.log" 'Ready to accept connections' "${started[-1]}" >/dev/null

DB_POSTGRES_URL=postgres://postgres@127.0.0.1:$pg_port/postgres REDIS_HOST=127.0.0.1:$redis_port \
  node "$here/network.js" >"$work/network.log" 2>"$work/network.err.log" &
started+=($!)
ready=$(await "$work/network.log" '^\{"appview".*\}$' "${started[-1]}")
appview=$(node -p 'JSON.parse(process.argv[1]).appview' "$ready")
CONTROL_URL=$(node -p 'JSON.parse(process.argv[1]).control' "$ready")

# A server as a newcomer starts it: no key of any network, a database of its own.
unset DATABASE_URL LISTEN_DATABASE_URL X_BEARER_TOKEN X_BEARER_TOKENS X_USER_TOKEN
export STATE_DIR=$work/state BLUESKY_APPVIEW_URL=$appview BUDGETS=off RATE_LIMIT_PER_MINUTE=6000
GOODONES_KEY=$("$binary" key create --user check 2>"$work/key.log" | grep -oE 'ctgo_[0-9A-Za-z]{40}') ||
  fail 'no key was made'
"$binary" serve --listen 127.0.0.1:0 >"$work/serve.log" 2>"$work/serve.err.log" &
started+=($!)
GOODONES_URL=$(await "$work/serve.log" 'http://127\.0\.0\.1:[0-9]+' "${started[-1]}")
export GOODONES_KEY GOODONES_URL CONTROL_URL

cd "$here"
npm run --silent test

#!/bin/sh
# What the container runs: the page, and the web server before it. If one of them ends, so does the container, and its runtime starts it again.
set -eu
name="${HANDBILL_NAME:?say which host name visitors type: -e HANDBILL_NAME=handbill.example.org}"
host="${name#*://}"
set -- --public --proxied --name "${host%%:*}" --port "${HANDBILL_PORT:-8000}" --no-open
[ ! -d /srv/campaign ] || set -- "$@" --campaign /srv/campaign
handbill web "$@" &
page=$!
caddy run --config docs/hosting/Caddyfile --adapter caddyfile &
server=$!
trap 'kill $page $server 2>/dev/null' TERM INT
while kill -0 $page 2>/dev/null && kill -0 $server 2>/dev/null; do sleep 1; done
kill $page $server 2>/dev/null || true
exit 1

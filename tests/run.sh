#!/usr/bin/env bash
# Installs what the tests need, builds, runs every test, ends with "N passed, N failed, N skipped".
# Usage: tests/run.sh [dotnet test arguments, e.g. --filter FullyQualifiedName~Review]
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 CI=true KIPLANUNG_TESTS=all
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
say() { printf '\n== %s\n' "$1"; }
fail() { echo "$1" >&2; echo "0 passed, 1 failed, 0 skipped"; exit 1; }

need_packages() {
  local missing=()
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
  command -v chromium >/dev/null || missing+=(chromium)
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  command -v openssl >/dev/null || missing+=(openssl)
  [ ${#missing[@]} -eq 0 ] && return 0
  say "Debian packages: ${missing[*]}"
  local sudo=; [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
need_packages || fail "Debian packages could not be installed."

say "Node packages for the tests"
(cd tests/KiPlanung.Browser.Tests && npm ci --silent) || fail "npm ci failed."

say "Build"
dotnet restore KiPlanung.sln --locked-mode -v quiet || fail "Restore failed."
dotnet build KiPlanung.sln -c Release --no-restore -v quiet -clp:ErrorsOnly || fail "Build failed."

say "Tests"
dotnet test KiPlanung.sln -c Release --no-build --results-directory "$results" --logger "trx" --logger "console;verbosity=minimal" "$@"
status=$?

read -r passed failed total < <(grep -ho '<Counters [^>]*' "$results"/*.trx 2>/dev/null | awk '
  { for (i = 1; i <= NF; i++) { split($i, p, "\""); if ($i ~ /^total=/) t += p[2]; if ($i ~ /^passed=/) ok += p[2]; if ($i ~ /^failed=/) bad += p[2] } }
  END { print ok + 0, bad + 0, t + 0 }')
skipped=$((total - passed - failed))

measure() {
  if dotnet run --project src/KiPlanung.Cli -c Release --no-build -- eval "$@" >/dev/null; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}
if [ $# -eq 0 ]; then
  say "Figures against eval/baselines (short form, without speed)"
  measure forecast --data eval/data/forecast --baseline eval/baselines/forecast-short.json
  measure pseudonymisation --data eval/data/pseudonymisation/held-out-2.jsonl --baseline eval/baselines/pseudonymisation.json
  measure pseudonymisation --data eval/data/pseudonymisation/held-out-4d.jsonl --baseline eval/baselines/pseudonymisation-4d.json
  measure pseudonymisation --data eval/data/pseudonymisation/held-out-5a.jsonl --baseline eval/baselines/pseudonymisation-5a.json
  measure pseudonymisation --data eval/data/pseudonymisation/held-out-5b.jsonl --baseline eval/baselines/pseudonymisation-5b.json
fi
[ "$total" -gt 0 ] || { failed=1; status=1; }
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
echo
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]

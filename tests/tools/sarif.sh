#!/usr/bin/env bash
# Holds what `rehearse check --format sarif` prints against the public schema of SARIF 2.1.0, with a
# validator that is not ours.
#
#   sarif.sh PROGRAM
#
# PROGRAM is `rehearse`. The schema and `check-jsonschema` are looked for where `install.sh` puts them.
# Where one is missing, this says so and passes; with REHEARSE_EDITORS=required it fails.
set -euo pipefail
program=$(realpath "${1:?usage: sarif.sh PROGRAM}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

schema=target/tools/sarif/sarif-2.1.0-rtm.5.json
check_jsonschema=target/tools/python/bin/check-jsonschema
if [[ ! -r $schema || ! -x $check_jsonschema ]]; then
  echo "sarif.sh: check-jsonschema or the schema is missing: see tests/tools/install.sh"
  [[ ${REHEARSE_EDITORS:-} != required ]]
  exit
fi

logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

# The log of everything in the folders; that something is wrong there is as it should be.
log() {
  local name=$1 status=0
  shift
  "$program" check --format sarif "$@" >"$logs/$name.sarif" 2>"$logs/said" || status=$?
  if ((status > 1)); then
    cat "$logs/said" >&2
    return "$status"
  fi
}
log clean procedures
log wrong tests/fixtures

# Without the flag a slip in a pattern of the schema, that of a language, makes it no schema.
fits() {
  "$check_jsonschema" --regex-variant nonunicode --schemafile "$schema" "$@"
}
fits "$logs"/*.sarif
# One that is no log shows that the schema is asked.
sed 's/"ruleId"/"rule"/' "$logs/wrong.sarif" >"$logs/no.sarif"
if fits "$logs/no.sarif" >/dev/null; then
  echo "sarif.sh: a log with a wrong key fits the schema" >&2
  exit 1
fi

#!/usr/bin/env bash
# Asks two programs that are not ours what an author's editor makes of procedure files and of
# schema/procedure.schema.json: `check-jsonschema` and `yaml-language-server`.
#
# They are looked for where `install.sh` puts them, then on the PATH. Where one is missing, this says
# so and passes; with REHEARSE_EDITORS=required it fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

schema=schema/procedure.schema.json
accept=(procedures/*.yaml tests/fixtures/procedures/*.yaml)
refuse=(tests/fixtures/refused/*.yaml)
editing=(tests/fixtures/editing/*.yaml)

# The path of a program; nothing if it is not there.
program() {
  local name=$1 installed=$PWD/target/tools/$2
  if [[ -x $installed ]]; then echo "$installed"; else command -v "$name" || true; fi
}

check_jsonschema=$(program check-jsonschema python/bin/check-jsonschema)
language_server=$(program yaml-language-server node/node_modules/.bin/yaml-language-server)
if [[ -z $check_jsonschema || -z $language_server ]]; then
  echo "editors.sh: check-jsonschema or yaml-language-server is missing: see tests/tools/install.sh"
  [[ ${REHEARSE_EDITORS:-} != required ]]
  exit
fi

status=0
tests/tools/schema_check.sh "$check_jsonschema" "$schema" \
  accept "${accept[@]}" refuse "${refuse[@]}" || status=1
tests/tools/schema_check.sh "$check_jsonschema" schema/map.schema.json \
  accept procedures/maps/*.yaml refuse tests/fixtures/maps/refused/*.yaml || status=1
python3 tests/tools/language_server.py --server "$language_server" --schema "$schema" \
  accept "${accept[@]}" refuse "${refuse[@]}" ask "${editing[@]}" || status=1
exit "$status"

#!/usr/bin/env bash
# Installs what `editors.sh` and `sarif.sh` ask, under target/tools, each at a pinned version.
#
# Needs root where a Debian package is missing, and the network. What is there already is left alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# The newest that run on Debian 12: Python 3.11, Node.js 18. (yaml-language-server 2 needs 22.)
check_jsonschema=0.39.0
yaml_language_server=1.25.0
# A package that carries the public schema of SARIF, which is all that is taken of it.
jest_sarif=1.0.0-beta.0
sarif_sum=2d99159ae54a3eea97f81781cff48780548657c35949f4b7f25e99a2ba4de4f8

python=$PWD/target/tools/python
node=$PWD/target/tools/node
sarif=$PWD/target/tools/sarif

# Runs a command; says what it said only if it fails.
quietly() {
  local said status=0
  said=$("$@" 2>&1) || status=$?
  ((status == 0)) || printf '%s\n' "failed with $status: $*" "$said" >&2
  return "$status"
}

debian_packages() {
  local packages=()
  python3 -c 'import ensurepip, venv' 2>/dev/null || packages+=(python3-venv)
  node --version >/dev/null 2>&1 || packages+=(nodejs)
  npm --version >/dev/null 2>&1 || packages+=(npm)
  if ((${#packages[@]} > 0)); then
    export DEBIAN_FRONTEND=noninteractive
    quietly apt-get update
    quietly apt-get install --yes --no-install-recommends "${packages[@]}"
  fi
}

here=$("$python/bin/check-jsonschema" --version 2>/dev/null) || here=none
if [[ $here != *" $check_jsonschema" ]]; then
  debian_packages
  quietly python3 -m venv --clear "$python"
  quietly "$python/bin/python" -m pip install "check-jsonschema==$check_jsonschema"
fi

here=$("$node/node_modules/.bin/yaml-language-server" --version 2>/dev/null) || here=none
if [[ $here != "$yaml_language_server" ]]; then
  debian_packages
  mkdir -p "$node"
  quietly npm install --prefix "$node" --no-audit --no-fund --no-update-notifier --ignore-scripts \
    "yaml-language-server@$yaml_language_server"
fi

schema=$sarif/sarif-2.1.0-rtm.5.json
if ! sha256sum --check --status <<<"$sarif_sum  $schema" 2>/dev/null; then
  debian_packages
  rm -rf "$sarif"
  mkdir -p "$sarif"
  quietly npm pack --pack-destination "$sarif" "@microsoft/jest-sarif@$jest_sarif"
  tar -xzf "$sarif"/*.tgz -C "$sarif" --strip-components=3 "package/lib/schemas/${schema##*/}"
  quietly sha256sum --check <<<"$sarif_sum  $schema"
fi

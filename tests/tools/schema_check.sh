#!/usr/bin/env bash
# Holds the JSON Schema of procedure files against a validator that is not ours.
#
#   schema_check.sh PROGRAM SCHEMA accept FILE... refuse FILE...
#
# PROGRAM is `check-jsonschema`. The schema must be a valid one, every file after `accept` must fit
# it, and each after `refuse` must be found wrong (not merely fail to be read). Every file is looked
# at whatever the others are; exit status 1 if anything is not as expected, 2 if it cannot be asked.
set -euo pipefail

usage='usage: schema_check.sh PROGRAM SCHEMA accept FILE... refuse FILE...'
program=${1:?$usage}
schema=${2:?$usage}
shift 2

accept=() refuse=() word=
for argument; do
  case $argument in
    accept | refuse) word=$argument ;;
    *)
      [[ -r $argument ]] || { echo "schema_check.sh: cannot read $argument" >&2; exit 2; }
      case $word in
        accept) accept+=("$argument") ;;
        refuse) refuse+=("$argument") ;;
        *) echo "$usage" >&2; exit 2 ;;
      esac
      ;;
  esac
done
((${#accept[@]} > 0 && ${#refuse[@]} > 0)) || { echo "$usage" >&2; exit 2; }

status=0
# What the program says of files that fit, which is of no interest, or of others, which is.
expect_silence() {
  local said
  said=$("$program" "$@" 2>&1) || { printf '%s\n' "$said" >&2; status=1; }
}
expect_silence --check-metaschema "$schema"
expect_silence --schemafile "$schema" "${accept[@]}"

# One start for all of them: it takes longer than all files together.
found=0
said=$("$program" --schemafile "$schema" "${refuse[@]}" 2>&1) || found=$?
if ((found > 1)); then
  printf '%s\n' "$said" >&2
  exit 2
fi
for file in "${refuse[@]}"; do
  # What is wrong with a file stands after its name and `::`.
  if [[ $said != *"  $file::"* ]]; then
    echo "schema_check.sh: does not refuse $file" >&2
    status=1
  fi
done
((status != 0)) || echo "check-jsonschema accepts ${#accept[@]} files and refuses ${#refuse[@]}"
exit "$status"

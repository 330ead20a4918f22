#!/usr/bin/env bash
# Verifies the receipt of an import without asking anybody: the signature, and that the accepted lines are those of
# your own file. Needs bash, openssl 3 and coreutils.
#
#   verify-receipt.sh receipt.json receiptKeys.json [file.ndjson [results.ndjson]]
#
# Without results every line of the file counts as accepted.
set -euo pipefail

receipt=$1 keys=$2 file=${3-} results=${4-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "NOT VERIFIED: $1" >&2; exit 1; }
# The value of a text property of one flat JSON object.
value() { grep -o "\"$2\"[[:space:]]*:[[:space:]]*\"[^\"]*\"" <<<"$1" | head -n 1 | cut -d '"' -f 4; }
from_base64url() {
  local text
  text=$(tr -- '-_' '+/' <<<"$1")
  while (( ${#text} % 4 )); do text+='='; done
  base64 -d <<<"$text"
}

signed=$(<"$receipt")
head=$(value "$signed" protected)
payload=$(value "$signed" payload)
kid=$(value "$(from_base64url "$head")" kid)
[[ $(value "$(from_base64url "$head")" alg) == EdDSA ]] || fail "the algorithm is not EdDSA"

key=$(tr -d '\n' <"$keys" | tr '{' '\n' | grep -F "\"$kid\"" | head -n 1) || fail "no published key has the id $kid"
{ printf '\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00'; from_base64url "$(value "$key" x)"; } >"$work/key.der"
printf '%s.%s' "$head" "$payload" >"$work/signed"
from_base64url "$(value "$signed" signature)" >"$work/signature" || fail "the signature is not base64url"
openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key.der" -rawin -in "$work/signed" \
  -sigfile "$work/signature" >/dev/null 2>&1 || fail "the signature does not fit"

told=$(from_base64url "$payload")
if [[ -n $file ]]; then
  accepted=()
  if [[ -n $results ]]; then
    while IFS= read -r line; do
      [[ $line =~ \"line\":([0-9]+).*\"status\":(200|201)[,}] ]] && accepted[BASH_REMATCH[1]]=1
    done <"$results"
  fi
  hash=$(printf '0%.0s' {1..64})
  number=0
  while IFS= read -r line || [[ -n $line ]]; do
    number=$((number + 1))
    [[ -z $results || -n ${accepted[number]-} ]] || continue
    of_line=$(printf '%s' "${line%$'\r'}" | sha256sum | cut -c 1-64)
    hash=$(tr a-f A-F <<<"$hash$of_line" | basenc -d --base16 | sha256sum | cut -c 1-64)
  done <"$file"
  [[ $hash == "$(value "$told" acceptedSetHash)" ]] || fail "the accepted lines are not those of this file"
fi
echo "VERIFIED: $told"

#!/bin/sh
# A client in no language of ours: curl with the forms of Stripe's documentation, from a customer to a disconnected account.
# usage: sh link.sh BASE KEY
# Prints one line for each thing that held, and ends with 1 at the first that did not.
set -eu

base=$1
key=$2
fc=/v1/financial_connections
body=$(mktemp)
seen=$(mktemp)
trap 'rm -f "$body" "$seen"' EXIT

fail() {
  echo "FAILED: $*" >&2
  cat "$body" >&2
  exit 1
}

# request STATUS PATH [curl's options]: leaves the answer in $body.
request() {
  wanted=$1 path=$2
  shift 2
  status=$(curl --silent --show-error --globoff --max-time 10 --user "$key:" --output "$body" --write-out '%{http_code}' "$base$path" "$@")
  [ "$status" = "$wanted" ] || fail "$path answered $status instead of $wanted"
}

control() {
  path=$1
  shift
  curl --silent --show-error --fail --max-time 10 --header "Authorization: Bearer $key" --output "$body" "$base/_simulator$path" --data "$@"
}

# The first value of a name: a string, a number, true, false or null.
value() {
  grep -oE "\"$1\": *(\"[^\"]*\"|[-a-z0-9.]+)" "$body" | head -n 1 | sed 's/^[^:]*: *//; s/"//g'
}

is() {
  [ "$(value "$1")" = "$2" ] || fail "$1 is $(value "$1") instead of $2"
}

has() {
  grep -qF "$1" "$body" || fail "the answer does not have $1"
}

refused() {
  has '"error":'
  is type invalid_request_error
  [ -z "$1" ] || is code "$1"
  [ -z "$2" ] || is param "$2"
}

rows() {
  grep -o '"id": *"fctxn_[^"]*"' "$body" | sed 's/^[^:]*: *//; s/"//g'
}

request 200 /v1/customers -d "name=Ada Example" -d "email=ada@example.com" -d "metadata[plan]=gold"
customer=$(value id)
is object customer
has '"plan":"gold"'
echo "customer created"

request 200 $fc/sessions \
  -d "account_holder[type]=customer" \
  -d "account_holder[customer]=$customer" \
  -d "permissions[]=balances" \
  -d "permissions[]=transactions" \
  -d "permissions[]=ownership" \
  -d "filters[country]=US" \
  -d "prefetch[]=transactions"
session=$(value id)
is object financial_connections.session
has '"permissions":["balances","transactions","ownership"]'
has '"country":"US"'
has '"data":[]'
echo "session created"

control "/sessions/$session/complete" '{"institution": "Bank (OAuth)", "accounts": ["Everyday"]}'
echo "session completed"

request 200 "$fc/sessions/$session"
account=$(grep -o '"id": *"fca_[^"]*"' "$body" | head -n 1 | sed 's/^[^:]*: *//; s/"//g')
[ -n "$account" ] || fail "the session has no account"
echo "session retrieved"

request 200 "$fc/accounts/$account"
is id "$account"
is object financial_connections.account
is last4 6789
is balance null
is livemode false
echo "account retrieved"

request 200 "$fc/accounts/$account" -G -d "expand[]=account_holder.customer"
has '"email":"ada@example.com"'
echo "account expanded"

request 200 $fc/accounts -G -d "account_holder[customer]=$customer" -d limit=1
is object list
is has_more false
has "$account"
echo "accounts listed"

request 200 "$fc/accounts/$account/refresh" -d "features[]=balance"
is status pending
control /clock '{"advance_seconds": 2}'
request 200 "$fc/accounts/$account"
has '"balance_refresh":{'
has '"current":{"usd":'
echo "balance refreshed"

request 200 $fc/transactions -G -d "account=$account" -d limit=100
first_page=$(rows)
cursor=$(rows | tail -n 1)
rows >>"$seen"
pages=1
while [ "$(value has_more)" = true ]; do
  request 200 $fc/transactions -G -d "account=$account" -d limit=100 -d "starting_after=$cursor"
  [ "$pages" -gt 1 ] || second=$(rows | head -n 1)
  cursor=$(rows | tail -n 1)
  rows >>"$seen"
  pages=$((pages + 1))
done
[ "$pages" -gt 2 ] || fail "only $pages pages of transactions"
[ -z "$(sort "$seen" | uniq -d)" ] || fail "a transaction came twice"
[ "$(wc -l <"$seen")" -gt $(((pages - 1) * 100)) ] || fail "a page before the last was not full"
echo "transactions paged forwards"

request 200 $fc/transactions -G -d "account=$account" -d limit=100 -d "ending_before=$second"
[ "$(rows)" = "$first_page" ] || fail "the page before the second is not the first"
echo "transactions paged backwards"

request 200 $fc/transactions -G -d "account=$account" -d "transacted_at[lt]=1000"
has '"data":[]'
request 200 "$fc/transactions/$cursor"
is id "$cursor"
is account "$account"
echo "transaction retrieved"

request 200 /v1/customers -H "Idempotency-Key: once" -d name=Bea
twin=$(value id)
request 200 /v1/customers -H "Idempotency-Key: once" -d name=Bea
is id "$twin"
echo "done once for one idempotency key"

request 400 $fc/sessions -d "permissions[]=balances"
refused parameter_missing account_holder
request 400 $fc/sessions -d "account_holder[type]=customer" -d "account_holder[customer]=cus_nope" -d "permissions[]=balances"
refused resource_missing 'account_holder[customer]'
request 400 $fc/accounts -G -d "status=active"
refused parameter_unknown status
request 400 $fc/transactions
refused parameter_missing account
request 404 $fc/accounts/fca_nope
refused resource_missing account
request 404 /v1/nowhere
refused '' ''
has 'Unrecognized request URL (GET: /v1/nowhere).'
echo "refused with code and parameter"

secret=$key
key=sk_live_nope
request 401 /v1/customers
has 'Invalid API Key provided'
key=sk_test_curl_stranger
request 404 "$fc/accounts/$account"
key=$secret
echo "other keys kept out"

request 200 "$fc/accounts/$account/disconnect" -X POST
is status disconnected
is balance null
request 400 "$fc/accounts/$account/refresh" -d "features[]=balance"
refused financial_connections_account_inactive ''
echo "disconnected"

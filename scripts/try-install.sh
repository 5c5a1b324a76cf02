#!/bin/sh
# Installs into a temporary prefix and makes a first workspace far from the source tree.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
make install PREFIX="$place/usr" >/dev/null
cd /
"$place/usr/bin/santong" init "$place/office"
mkdir -p "$place/office/inbox/2017Q3"
"$place/usr/bin/santong" report 2017Q3 -w "$place/office"
test -s "$place/office/bulletins/2017Q3/bulletin.html"
# The verification code as the manual says to check it.
code=$(cat "$place/office/bulletins/2017Q3/data/figures.csv" "$place/office/bulletins/2017Q3/data/rankings.csv" | sha256sum | cut -c1-16)
grep -q "核验码：\`$code\`" "$place/office/bulletins/2017Q3/bulletin.md"
"$place/usr/bin/santong" status 2017Q3 -w "$place/office" | grep -q '郑州市'

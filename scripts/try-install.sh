#!/bin/sh
# Installs into a temporary prefix and makes a first workspace far from the source tree.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
make install PREFIX="$place/usr" >/dev/null
# The units as installed, and as systemd would start them for a workspace.
units="$place/usr/lib/systemd/system"
cp "$units/santong@.service" "$units/santong@srv-office.service"
cp "$units/santong@.timer" "$units/santong@srv-office.timer"
if command -v systemd-analyze >/dev/null; then
    said=$(systemd-analyze verify "$units"/santong@srv-office.* 2>&1) && [ -z "$said" ] || { echo "$said" >&2; exit 1; }
else
    echo "SKIPPED, systemd-analyze isn't here: the units weren't verified"
fi
grep -q "^17 \* \* \* \* santong $place/usr/bin/santong report --due" "$place/usr/share/santong/santong.cron"
# Nothing more is loaded with the program than it always needs (docs/dependencies.md).
if readelf -d "$place/usr/bin/santong" | grep NEEDED | grep -v -E '\[(libm|libgcc_s|libc|ld-linux-.*)\.so'; then exit 1; fi
cd /
"$place/usr/bin/santong" init "$place/office"
"$place/usr/bin/santong" doctor -w "$place/office"
mkdir -p "$place/office/inbox/2017Q3"
"$place/usr/bin/santong" report 2017Q3 -w "$place/office"
test -s "$place/office/bulletins/2017Q3/bulletin.html"
"$place/usr/bin/santong" templates check -w "$place/office"
"$place/usr/bin/santong" templates names -w "$place/office" | grep -q '^html/bulletin,period,text,2017Q3'
export SOURCE_DATE_EPOCH=1509500000
"$place/usr/bin/santong" issue 2017Q3 --date 2017-10-20 -w "$place/office"
"$place/usr/bin/santong" evaluate 2017 -w "$place/office"
test -s "$place/office/evaluations/2017/410100.html" && grep -q '第1版' "$place/office/bulletins/index.html"
unset SOURCE_DATE_EPOCH
# The verification code as the manual says to check it.
# Nothing is due twice.
test -z "$("$place/usr/bin/santong" report --due 2017Q3 -w "$place/office" 2>&1)"
code=$(cat "$place/office/bulletins/2017Q3/data/figures.csv" "$place/office/bulletins/2017Q3/data/rankings.csv" | sha256sum | cut -c1-16)
grep -q "核验码：\`$code\`" "$place/office/bulletins/2017Q3/bulletin.md"
"$place/usr/bin/santong" status 2017Q3 -w "$place/office" | grep -q '郑州市'

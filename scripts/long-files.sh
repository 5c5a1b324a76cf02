#!/bin/sh
# A source file has one subject and at most 300 lines.
long=$(git ls-files 'Sources/*.swift' 'Tests/*.swift' | xargs wc -l | awk '$2 != "total" && $1 > 300')
[ -z "$long" ] && exit 0
echo "Files of more than 300 lines:" >&2
echo "$long" >&2
exit 1

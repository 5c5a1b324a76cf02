#!/usr/bin/env bash
# Fuzzes one target after the other: scripts/fuzz.sh SECONDS [TARGET ...]. Inputs that broke something are left in .build-fuzz/findings;
# each belongs into Tests/Fuzz/Corpus once it is mended, where `make test` replays it.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=$1
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(csv xml workbook decoding formulas yaml templates pages tasks)

SANTONG_FUZZ=1 swift build -c release --sanitize=fuzzer --product Fuzz --scratch-path .build-fuzz
mkdir -p .build-fuzz/findings
for target in "${targets[@]}"; do
  mkdir -p ".build-fuzz/corpus/$target"
  echo "== $target, $seconds s"
  SANTONG_FUZZ_TARGET=$target .build-fuzz/release/Fuzz ".build-fuzz/corpus/$target" "Tests/Fuzz/Corpus/$target" \
    -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -max_len=6000 -dict=Tests/Fuzz/words.dict -print_final_stats=1 \
    -artifact_prefix=".build-fuzz/findings/$target-" 2>&1 | grep -vE '^#[0-9]+\s+(NEW|REDUCE|pulse|RELOAD)'
done

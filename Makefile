# The daily commands. `make report` and `make test` do all their own set-up on Debian 12 with a Swift 6.3 toolchain.

PREFIX ?= /usr/local
BUILD := .build/release
# One configuration for tests, checks and CI: any other set of flags would build all dependencies again.
CHECKS := --explicit-target-dependency-import-check error -Xswiftc -warnings-as-errors

# Where only the static libraries of C++ and SQLite are: the linker takes a shared one before it where it finds both.
STATIC := .build-static

# The program as it is used. Types are made from what the compiler knows of them, not from their names: for each of a run's hundred kinds of dictionary the runtime would look
# through all that any type conforms to, a fortieth of a run.
# Nothing looks for its own functions by their names, and the C++ library that Swift's runtime needs is linked in, as SQLite is: to load them and find their thousands of functions when the
# program starts took a sixth of that.
PROGRAM := -c release --static-swift-stdlib -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors \
  -Xlinker --no-export-dynamic -Xlinker "-L$(CURDIR)/$(STATIC)"

# What the Swift toolchain needs to compile and link, and our own libraries.
PACKAGES := ca-certificates git binutils libc6-dev libstdc++-12-dev libgcc-12-dev libncurses6 libcurl4 libedit2 \
  libsqlite3-dev libxml2-dev libzip-dev libxlsxwriter-dev zlib1g-dev tzdata
TEST_PACKAGES := $(PACKAGES) python3 python3-openpyxl python3-xlsxwriter libxml2-utils openssl systemd
PAGE_PACKAGES := chromium fonts-noto-cjk default-jre-headless poppler-utils python3-venv
PAPER_PACKAGES := weasyprint qpdf libreoffice-writer-nogui fonts-noto-cjk fonts-arphic-ukai poppler-utils python3-venv

.PHONY: report test check-pages check-papers deep-check build install format check-format sample goldens bench check-cost record-cost clean packages cost-packages bench-packages test-packages page-packages paper-packages

report: build
	rm -rf out/sample-data && mkdir -p out && cp -r sample-data out/sample-data
	for period in 2017Q1 2017Q2 2017Q3; do $(BUILD)/santong report $$period -w out/sample-data || exit 1; done
	@echo "The bulletin: $(CURDIR)/out/sample-data/bulletins/2017Q3/bulletin.html"

build: packages $(STATIC)/libstdc++.a $(STATIC)/libsqlite3.a
	swift build $(PROGRAM) --product santong

$(STATIC)/%.a: | packages
	mkdir -p $(STATIC) && library="$$(clang -print-file-name=$(@F))" && test -f "$$library" && ln -sf "$$library" $@

test: test-packages
	swift test --disable-xctest $(CHECKS)

# The newest bulletin with its sheets and notices, the first one (without an earlier period), the overview if there is one, and a self-check's page,
# in a browser.
BULLETINS := out/sample-data/bulletins
check-pages: report page-packages
	/usr/bin/python3 -m venv .build-pages && .build-pages/bin/pip install -q -r Tests/Pages/requirements.txt
	.build-pages/bin/python Tests/Pages/test_check_pages.py
	$(BUILD)/santong check 2017Q3 -w out/sample-data --format html > out/check.html; test $$? -le 1
	rm -rf out/issued && cp -r out/sample-data out/issued && SOURCE_DATE_EPOCH=1509500000 $(BUILD)/santong issue 2017Q3 --date 2017-10-20 -w out/issued \
	  && $(BUILD)/santong evaluate 2017 -w out/issued
	.build-pages/bin/python Tests/Pages/check_pages.py $(BULLETINS)/2017Q3 $(BULLETINS)/2017Q1/bulletin.html $(BULLETINS)/index.html out/check.html \
	  out/issued/evaluations/2017/index.html out/issued/evaluations/2017/410300.html out/issued/evaluations/2017/419001.html

# The newest bulletin, an edition and an evaluation as PDF, Word document and workbook, measured.
check-papers: report paper-packages
	/usr/bin/python3 -m venv .build-papers && .build-papers/bin/pip install -q -r Tests/Papers/requirements.txt
	rm -rf out/papers && cp -r out/sample-data out/papers
	PATH="$(CURDIR)/.build-papers/bin:$$PATH" $(BUILD)/santong report 2017Q3 --format pdf,docx,xlsx -w out/papers
	.build-papers/bin/python Tests/Papers/test_check_papers.py out/papers
	.build-papers/bin/python Tests/Papers/check_papers.py $(BUILD)/santong out/sample-data

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/santong
	install -m 755 -s $(BUILD)/santong $(DESTDIR)$(PREFIX)/bin/santong
	rm -rf $(DESTDIR)$(PREFIX)/share/santong/templates $(DESTDIR)$(PREFIX)/share/santong/default-workspace
	cp -r templates default-workspace $(DESTDIR)$(PREFIX)/share/santong/
	install -d $(DESTDIR)$(PREFIX)/lib/systemd/system $(DESTDIR)$(PREFIX)/share/doc/santong
	for unit in santong@.service santong@.timer; do \
	  sed 's|@PREFIX@|$(PREFIX)|g' packaging/$$unit > $(DESTDIR)$(PREFIX)/lib/systemd/system/$$unit || exit 1; done
	sed 's|@PREFIX@|$(PREFIX)|g' packaging/santong.cron > $(DESTDIR)$(PREFIX)/share/santong/santong.cron
	install -m 644 docs/*.md $(DESTDIR)$(PREFIX)/share/doc/santong/

format:
	swift format --in-place --recursive Package.swift Sources Tests

check-format:
	swift format lint --strict --recursive Package.swift Sources Tests

# sample-data is what its generator makes; a test compares.
sample: packages
	rm -rf sample-data/inbox
	swift run SampleData sample sample-data --regions sample-data/regions.csv

# Records the golden bulletins anew; the tests then fail once, and the difference is read in review.
goldens: test-packages
	-SANTONG_RECORD_GOLDENS=1 swift test --disable-xctest $(CHECKS) --filter 'GoldenTests|Oddities|reference of templates'

# Some three hours: fuzzing, sanitizers, a kill at every point of a run, many random workspaces. Sanitizers need builds of their own. Leaks aren't looked for: Foundation's Process
# trips the leak checker; they bring functions of their own in the place of those that a preloaded library has (and tests that preload one leave out that which tells the thread sanitizer of locks), and the thread sanitizer doesn't start under a limit on files. FOREIGN_CSV=DIR adds a collection of other people's CSV files.
FUZZ_SECONDS ?= 720
WORKSPACES ?= 10000
deep-check: test-packages build
	scripts/fuzz.sh $(FUZZ_SECONDS)
	SANTONG_ALL_POINTS=1 swift test --disable-xctest $(CHECKS) --filter 'Interrupted at any point|A timer'
	ASAN_OPTIONS=detect_leaks=0 swift test --disable-xctest --sanitize=address --scratch-path .build-asan --skip 'Interrupted at any point'
	mkdir -p .build-tsan && clang -shared -fPIC -o .build-tsan/locks.so Tests/Sanitizers/locks.c
	LD_PRELOAD=$(CURDIR)/.build-tsan/locks.so swift test --disable-xctest --sanitize=thread --scratch-path .build-tsan --skip 'Interrupted at any point|or a limit on the size of files|On a machine with one core'
	/usr/bin/python3 Tests/Reference/differential.py $(BUILD)/santong default-workspace/regions.csv 10000 $(WORKSPACES)
	rm -rf .build-deep && $(BUILD)/santong init .build-deep --quiet
	/usr/bin/python3 Tests/Reference/schema_mutations.py $(BUILD)/santong .build-deep 1 5000
	/usr/bin/python3 Tests/Reference/foreign_csv.py $(BUILD)/santong 1 20000
	if [ -n "$(FOREIGN_CSV)" ]; then /usr/bin/python3 Tests/Reference/foreign_csv.py $(BUILD)/santong "$(FOREIGN_CSV)"; fi

# A few minutes, and 5 GB below .build-bench; QUICK=--quick leaves the country and the five million out.
bench: build bench-packages
	swift build $(PROGRAM) --product SampleData
	/usr/bin/python3 -m venv .build-bench && .build-bench/bin/pip install -q -r Tests/Benchmarks/requirements.txt
	.build-bench/bin/python Tests/Benchmarks/run.py --santong $(BUILD)/santong --generator $(BUILD)/SampleData \
	  --regions default-workspace/regions.csv --sample sample-data --work .build-bench/work --into docs/performance.md $(QUICK)

# Instructions of two small fixed jobs (valgrind); `make record-cost` writes the new figures down, which are read in review.
COST = swift build $(PROGRAM) --product SampleData && /usr/bin/python3 Tests/Benchmarks/cost.py --santong $(BUILD)/santong \
  --generator $(BUILD)/SampleData --regions default-workspace/regions.csv --work .build-cost --recorded Tests/Benchmarks/instructions.json
check-cost: build cost-packages
	$(COST)

record-cost: build cost-packages
	$(COST) --record

clean:
	rm -rf .build .build-static .build-cost .build-bench .build-fuzz .build-asan .build-tsan .build-deep .build-pages .build-papers out

packages:
	@scripts/packages.sh $(PACKAGES)

page-packages:
	@scripts/packages.sh $(PAGE_PACKAGES)

paper-packages:
	@scripts/packages.sh $(PAPER_PACKAGES)

cost-packages:
	@scripts/packages.sh $(PACKAGES) python3 valgrind

bench-packages:
	@scripts/packages.sh $(PACKAGES) python3-venv libxml2-utils

test-packages:
	@scripts/packages.sh $(TEST_PACKAGES)

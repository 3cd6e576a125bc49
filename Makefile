# SPDX-License-Identifier: MIT
#
# A thin front to meson. Use meson itself for anything that is not here.
#
#	make			build with gcc in build/
#	make demo		set up, build, trace a program
#	make test		set up, build with gcc and with clang, run all tests but the long ones
#	make test-long		all tests, long ones included
#	make soak		load programs under weir for long; nothing may grow (MINUTES=30)
#	make bench		measure, as ratios to the bare program
#	make asan		hosted code and the parts under AddressSanitizer and UBSan
#	make fmt, make lint	format the sources; look for mistakes
#	make install		DESTDIR= and PREFIX= are heeded
#	make clean

MESON ?= meson
JOBS ?= $(shell nproc)
# gcc 12 and clang 14 build without a warning. For other compilers: make WERROR=false
WERROR ?= true
PREFIX ?= /usr/local
MINUTES ?= 30

build := build
clang := build-clang
asan := build-asan

setup = $(MESON) setup -Dwerror=$(WERROR) -Dprefix=$(PREFIX)

.PHONY: all setup setup-test demo test test-long soak bench asan fmt lint install clean

all: $(build)/build.ninja
	ninja -C $(build) -j $(JOBS)

$(build)/build.ninja:
	CC=gcc CXX=g++ $(setup) $(build)

$(clang)/build.ninja:
	CC=clang CXX=clang++ $(setup) $(clang)

# clang leaves the sanitizer's symbols of shared objects undefined, which b_lundef would refuse; gcc is used, but
# the next one to change that should not stumble.
$(asan)/build.ninja:
	CC=gcc CXX=g++ $(setup) -Db_sanitize=address,undefined -Db_lundef=false $(asan)

setup:
	tools/setup.sh

setup-test:
	tools/setup.sh test

demo: setup
	@$(MAKE) --no-print-directory all
	$(build)/weir trace -- ls -l /
	@echo
	@echo "Next:"
	@echo "  $(build)/weir trace -o /tmp/python.trace -- python3 -c 'print(6 * 7)'"
	@echo "  $(build)/weir trace -e %file -- git log -1"
	@echo "  $(build)/weir doctor /bin/ls"

# The prerequisites are made in a second make, since the first may have had to install the compilers.
test: setup-test
	@$(MAKE) --no-print-directory $(build)/build.ninja $(clang)/build.ninja
	tools/run-tests.py --jobs $(JOBS) --no-suite long $(build) $(clang)

test-long: setup-test
	@$(MAKE) --no-print-directory $(build)/build.ninja $(clang)/build.ninja
	tools/run-tests.py --jobs $(JOBS) $(build) $(clang)

soak: setup-test
	@$(MAKE) --no-print-directory all
	tests/soak/soak.py --minutes $(MINUTES) $(build)

bench: setup-test
	@$(MAKE) --no-print-directory all
	bench/run $(build)

# What runs inside other programs cannot carry a sanitizer; its sources are tested as hosted code in suite unit.
asan: setup-test
	@$(MAKE) --no-print-directory $(asan)/build.ninja
	UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 tools/run-tests.py --jobs $(JOBS) --suite unit $(asan)

fmt:
	git ls-files -z '*.c' '*.h' ':!*_gen.h' ':!tests/unit/test_reader_consts_*' | xargs -0 clang-format -i

lint: $(build)/build.ninja
	@$(MAKE) --no-print-directory all
	tools/lint.sh $(build)

# The prefix is compiled in (weir finds libweir.so and weir-plan by it), so a new one means a new build.
install: all
ifeq ($(origin PREFIX),command line)
	$(MESON) configure -Dprefix=$(PREFIX) $(build)
	ninja -C $(build) -j $(JOBS)
endif
	$(MESON) install -C $(build) --no-rebuild

clean:
	rm -rf $(build) $(clang) $(asan)

# SPDX-License-Identifier: MIT
#
# A thin front to meson. Use meson itself for anything that is not here.

CC ?= gcc
MESON ?= meson
BUILD ?= build
JOBS ?= $(shell nproc)
# gcc 12 and clang 14 build without a warning; set WERROR=false for others.
WERROR ?= true

# make's own default for CC is "cc"; the release build is gcc's.
ifeq ($(origin CC),default)
CC := gcc
CXX := g++
endif

.PHONY: all setup

all: $(BUILD)/build.ninja
	ninja -C $(BUILD) -j $(JOBS)

$(BUILD)/build.ninja:
	CC=$(CC) CXX=$(CXX) $(MESON) setup $(BUILD) -Dwerror=$(WERROR)

clean:
	rm -rf build build-clang build-asan

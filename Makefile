# What there is to do here. Each sets up what it needs first, once.
XTASK := cargo run --quiet --package xtask --

.PHONY: serve test check dist dev shots clean

serve: ; @$(XTASK) serve
test:  ; @$(XTASK) test
check: ; @$(XTASK) check
dist:  ; @$(XTASK) dist
dev:   ; @$(XTASK) dev
shots: ; @$(XTASK) shots

clean: ; rm -rf target dist .tools

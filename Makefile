# Every command installs what it lacks first. What they do is in xtask.
PORT ?= 8080

.PHONY: serve test dist single check dev shots bench setup ready clean

serve test dist single check dev shots bench setup: ready

# An organisation's own words: BRAND=folder, where that is not brand/.
brand = $(if $(BRAND),--brand '$(BRAND)')

serve: ; cargo xtask serve --port $(PORT) $(brand)
test: ; cargo xtask test
dist: ; cargo xtask dist $(brand)
single: ; cargo xtask single $(brand)
check: ; cargo xtask check
dev: ; cargo xtask dev $(brand)
shots: ; cargo xtask shots
bench: ; cargo xtask bench
setup: ; cargo xtask setup
# Without these two nothing of Rust can be built, not even what installs the rest.
ready:
	@command -v cargo >/dev/null || { echo "error: there is no cargo here; https://rustup.rs says how to install Rust" >&2; exit 1; }
	@command -v cc >/dev/null || { echo "› installing a C compiler, which Rust links with …" && \
	  $(root) apt-get -qq update && \
	  $(root) apt-get -qq -y install --no-install-recommends gcc libc6-dev >/dev/null; } || \
	  { echo "error: there is no C compiler here, which Rust links with; as root: apt-get install gcc libc6-dev" >&2; exit 1; }
root = $(shell [ "$$(id -u)" = 0 ] || echo sudo -n)
# The installed tools stay: .tools goes by hand.
clean: ; rm -rf dist target

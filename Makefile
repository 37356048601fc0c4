# Every command installs what it lacks first. What they do is in .cargo/xtask.
PORT ?= 8080

.PHONY: serve test dist check dev shots setup clean

serve: ; cargo xtask serve --port $(PORT)
test: ; cargo xtask test
dist: ; cargo xtask dist
check: ; cargo xtask check
dev: ; cargo xtask dev
shots: ; cargo xtask shots
setup: ; cargo xtask setup
# The installed tools stay: .tools goes by hand.
clean: ; rm -rf dist target

# `make` alone says what there is.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

FUZZTIME ?= 10s
CANDIDATES ?= 1000000
EVENTS ?= 900
SOURCES := ./...

# Packages whose tests need no Postgres: nothing that they are built of, the tests included, starts one.
PURE := $$1 ~ /\.test$$/ && !/ goodones\/(db\/dbtest|internal\/pgserver|bench\/cluster)( |$$)/ { sub(/\.test$$/, "", $$1); print NF, $$1 }

# The compiler takes a fifth less work where it collects garbage only above a gigabyte; the tests are run without that.
TOOLS_ONLY := env -u GOGC -u GOMEMLIMIT

.PHONY: help build web web-check quick test race lint generate verify schema deadcode test-clients test-web screenshots test-bluesky eval bench-live bench-sync bench-rest bench-pickup bench-workers bench-lists bench-web soak torture fuzz cover

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## Build bin/goodones
	CGO_ENABLED=0 go build -o bin/goodones .

web/node_modules: web/package.json web/package-lock.json
	cd web && npm ci --no-audit --no-fund
	@touch $@

web: web/node_modules ## Check the page's sources and build web/dist (Node 20.19)
	cd web && npm run --silent build

# Compressed forms are compared unpacked: their bytes depend on the version of the compressor.
web-check: web/node_modules ## Check that web/dist is what the page's sources make
	cd web && npm run --silent build -- ../bin/web-dist && node compare.mjs ../bin/web-dist dist

quick: ## Check format, go vet and the tests of packages that need no Postgres
	@unformatted=$$(gofmt -l $$(git ls-files -co --exclude-standard '*.go')); \
		if [ -n "$$unformatted" ]; then printf 'gofmt would change:\n%s\n' "$$unformatted"; exit 1; fi
	@pure=$$(go list -test -f '{{.ImportPath}} {{join .Deps " "}}' ./... | awk '$(PURE)' | sort -rn | cut -d ' ' -f 2); \
		GOGC=off GOMEMLIMIT=1GiB go test -exec '$(TOOLS_ONLY)' -count=1 -vet=all -parallel 8 \
			-ldflags='-s -w' -gcflags='goodones/...=-l -dwarf=false' $$pure

test: ## Run the tests, on a private Postgres
	go test $(SOURCES)

race: ## Run the tests with the race detector, child processes included
	GOFLAGS="$(GOFLAGS) -race" go test -timeout 20m $(SOURCES)

lint: ## Check format, go vet, golangci-lint (v2)
	@unformatted=$$(gofmt -l $$(git ls-files -co --exclude-standard '*.go')); \
		if [ -n "$$unformatted" ]; then printf 'gofmt would change:\n%s\n' "$$unformatted"; exit 1; fi
	go vet $(SOURCES)
	golangci-lint run

generate: ## Make graph/ from schema.graphqls
	go generate $(SOURCES)

verify: generate ## Check that generated code is current, and the rules of the house
	@changes=$$(git status --porcelain); \
		if [ -n "$$changes" ]; then printf 'Not committed, or not what `make generate` makes:\n%s\n' "$$changes"; exit 1; fi
	go test -count=1 ./internal/house/
	.ci/deadcode

schema: ## Write db/schema.txt, what all migrations make
	go test -count=1 ./db/ -run '^TestSchemaDump$$' -update

deadcode: ## Look for functions that no program reaches
	.ci/deadcode

clients/node_modules: clients/package.json clients/package-lock.json
	cd clients && npm ci --ignore-scripts
	@touch $@

test-clients: build clients/node_modules ## Check schema and server with the npm clients (Node 20.15)
	cd clients && npm run --silent lint && ./run.sh ../bin/goodones

web/test/node_modules: web/test/package.json web/test/package-lock.json
	cd web/test && npm ci --ignore-scripts
	@touch $@

test-web: build web/test/node_modules ## Check the page in a real browser, on real servers (Chromium, Node 20.15)
	cd web/test && GOODONES_BINARY=$(CURDIR)/bin/goodones npm run --silent test

screenshots: build web/test/node_modules ## Make the pictures of the page in docs/
	cd web/test && GOODONES_BINARY=$(CURDIR)/bin/goodones node screenshots.js $(CURDIR)/docs

eval: ## How good the judgement is, by part, beside the figures of before; fails below its bars
	go run ./internal/eval

clients/bluesky/node_modules: clients/bluesky/package.json clients/bluesky/package-lock.json
	cd clients/bluesky && npm_config_nodedir="$$(dirname "$$(dirname "$$(realpath "$$(command -v node)")")")" npm ci
	@touch $@

test-bluesky: build clients/bluesky/node_modules ## Sync a real local Bluesky network (redis-server, g++, python3)
	clients/bluesky/run.sh bin/goodones

bench-live: ## What delivering progress costs, beside plain gqlgen and the floor
	go run ./bench/live

bench-sync: ## Profiles a second of a sync, beside inserting the same rows
	go run ./bench/sync

bench-rest: ## Requests a second of /api/v1/sync-status, beside reading Postgres each time
	go run ./bench/rest

bench-pickup: ## How long a queued run waits for an idle worker
	go test -run '^$$' -bench Pickup -benchtime 100x ./internal/app/

bench-workers: ## How much sooner two workers sync two accounts than one
	go test -run '^$$' -bench TwoWorkers -benchtime 3x ./internal/app/

bench-lists: ## The 99th percentile of every list of CANDIDATES (1000000, half an hour); KEPT=address fills a database once
	go test -count=1 -tags soak ./db/ -run '^TestSoakLists$$' -timeout 90m -v -args -candidates=$(CANDIDATES) -kept='$(KEPT)'

bench-web: build web/test/node_modules ## How quick the page is in Chromium; EVENTS (900) of each of four runs, 20 a second
	cd web/test && GOODONES_BINARY=$(CURDIR)/bin/goodones node bench.js --events $(EVENTS)

soak: ## The promises of live progress at full length (under 25 minutes)
	go test -count=1 -tags soak ./internal/app/ -run TestSoak -timeout 30m -v

torture: ## The promises of a run at full length (under 25 minutes)
	go test -count=1 -tags torture ./internal/app/ -run TestTorture -timeout 30m -v

fuzz: ## Run each fuzz target for FUZZTIME (10s)
	@for package in $$(go list $(SOURCES)); do \
		listed=$$(go test -list '^Fuzz' $$package); \
		for target in $$(grep '^Fuzz' <<<"$$listed" || true); do \
			echo "$$package $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$package; \
		done; \
	done

cover: ## Run the tests and write bin/cover.html
	@mkdir -p bin
	go test -coverprofile=bin/cover.out -coverpkg="$$(go list $(SOURCES) | grep -vE '/(graph|bench)(/|$$)' | paste -sd,)" $(SOURCES)
	go tool cover -html=bin/cover.out -o bin/cover.html
	@go tool cover -func=bin/cover.out | tail -n 1

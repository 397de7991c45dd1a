package live

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"goodones/graph"
	"goodones/internal/syncrun"
)

// isLive are the fields of SyncRun that no event decides.
func isLive(field string) bool {
	return slices.Contains([]string{"trackedAccount", "savedSearch", "events", "stages", "waitingUntil",
		"candidates"}, field)
}

// nested are the fields that have fields of their own, with their types.
func nested(field string) (kind string, ok bool) {
	kind, ok = map[string]string{"syncRun": "SyncRun", "progress": "SyncRunShares"}[field]
	return kind, ok
}

// TestEveryFieldIsSharedOrLive wants a decision for each field that the schema gets.
func TestEveryFieldIsSharedOrLive(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"SyncRunProgress", "SyncRun", "SyncRunShares"} {
		for _, field := range fieldsOf(t, kind) {
			if _, ok := nested(field); ok {
				continue
			}
			shared := valueOf(kind, field) != nil
			if shared == (kind == "SyncRun" && isLive(field)) {
				t.Errorf("%s.%s: shared %t", kind, field, shared)
			}
		}
	}
}

// fieldsOf are the names of a type's fields.
func fieldsOf(t testing.TB, kind string) []string {
	t.Helper()
	var names []string
	for _, field := range graph.NewExecutableSchema(graph.Config{}).Schema().Types[kind].Fields {
		names = append(names, field.Name)
	}
	if len(names) == 0 {
		t.Fatalf("no type %s", kind)
	}
	return names
}

// script makes random documents and events.
type script struct {
	*rand.Rand
	fragments []string
	aliases   int
}

func pick[T any](s *script, of ...T) T { return of[s.IntN(len(of))] }

// selection is a random selection of a type, of nothing live.
func (s *script) selection(t testing.TB, kind string, depth int) string {
	var b strings.Builder
	fields := append(fieldsOf(t, kind), "__typename")
	for range 1 + s.IntN(6) {
		directive := pick(s, "", "", "", "", " @include(if: $yes)", " @skip(if: $yes)", " @include(if: $no)",
			" @skip(if: false)")
		if depth > 0 && s.IntN(4) == 0 {
			inner := s.selection(t, kind, depth-1)
			switch s.IntN(3) {
			case 0:
				b.WriteString(" ..." + directive + " " + inner)
			case 1:
				b.WriteString(" ... on " + kind + directive + " " + inner)
			default:
				name := fmt.Sprintf("f%d", len(s.fragments))
				s.fragments = append(s.fragments, "fragment "+name+" on "+kind+" "+inner)
				b.WriteString(" ..." + name + directive)
			}
			continue
		}
		field := pick(s, fields...)
		if isLive(field) {
			continue
		}
		b.WriteString(" ")
		inner, isNested := nested(field)
		if s.IntN(3) == 0 && !isNested {
			s.aliases++
			fmt.Fprintf(&b, "a%d: ", s.aliases)
		}
		b.WriteString(field + directive)
		if isNested {
			b.WriteString(" " + s.selection(t, inner, depth-1))
		}
	}
	if b.Len() == 0 {
		return "{ __typename }"
	}
	return "{" + b.String() + " }"
}

func (s *script) text() string {
	return pick(s, "", "plain", `"quotes" \ and /`, "tab\tnewline\nreturn\r", "\x00\x01\x1f\x7f", "<html>&", "größe 日本 🎉",
		"bad \xff utf-8", "\u2028")
}

func (s *script) time() time.Time {
	return start().Add(time.Duration(s.Int64N(1 << 60))).In(pick(s, time.UTC, time.FixedZone("", 3600)))
}

func (s *script) figure() syncrun.OptionalInt {
	return pick(s, syncrun.Unknown, 0, syncrun.OptionalInt(s.IntN(1001)))
}

func (s *script) progress() *syncrun.Progress {
	counts := syncrun.Counts{NewFollowersCount: s.IntN(10), DeepCrawlCount: s.Int(), BackfilledCount: -1,
		LikersCount: s.IntN(1e6), CandidatesPassedCount: 4, TierFilteredCount: 5, GenderFilteredCount: 6,
		JudgedCount: s.figure(), BotCount: s.figure(), MatchedCount: s.figure()}
	e := syncrun.Event{RunID: 1, Sequence: s.IntN(1000), At: s.time(), Status: pick(s, syncrun.Statuses()...),
		Stage: pick(s, append(syncrun.Stages(), "")...), Message: s.text(), Counts: counts,
		Shares: syncrun.Shares{StageDone: s.figure(), RunDone: s.figure()}, ResourcesUsed: s.IntN(1 << 40),
		CostMicroUSD: s.Int64N(1 << s.IntN(60)), ErrorCode: pick(s, append(syncrun.ErrorCodes(), "")...),
		ErrorMessage: s.text()}
	var log []string
	for range s.IntN(4) {
		log = append(log, s.text())
	}
	run := syncrun.Run{ID: s.Int(), Trigger: pick(s, syncrun.Triggers()...), TriggeredAt: s.time(),
		Budget: pick(s, 0, 5000, syncrun.Unlimited)}
	if cost := s.Int64N(1 << 40); s.IntN(2) == 0 {
		run.MaxCostMicroUSD = &cost
	}
	if at := s.time(); s.IntN(2) == 0 {
		run.StartedAt = &at
	}
	return &syncrun.Progress{Event: e, SyncRun: run.As(e, log)}
}

// TestTemplatesAreWhatExecutionGives compares them byte for byte, over random documents and events.
func TestTemplatesAreWhatExecutionGives(t *testing.T) {
	t.Parallel()
	const documents, events = 500, 5
	w := newWorld(t)
	seed := uint64(time.Now().UnixNano())
	size := 0
	for n := range uint64(documents) {
		s := &script{Rand: rand.New(rand.NewPCG(seed, n))} //nolint:gosec // not for secrets
		query := "subscription ($yes: Boolean! = true, $no: Boolean! = false) { " + pick(s, "", "alias: ") +
			"syncRunProgress(syncRunId: 41) { " + // both variables have to be used
			"x: at @include(if: $yes) y: at @include(if: $no) ..." + s.selection(t, "SyncRunProgress", 4) + " } } " +
			strings.Join(s.fragments, " ")
		ctx, cancel := context.WithCancel(asOwner(t.Context()))
		op := w.operation(t, ctx, query, nil)
		field, _ := progressField(op)
		compiled, ok := compile(op, field)
		if !ok {
			t.Fatalf("seed %d: not shared:\n%s", seed, query)
		}
		executed := newExecution(ctx, w.executor, op)
		for range events {
			p := s.progress()
			want, err := executed.encode(t.Context(), p)
			if err != nil {
				t.Fatal(err)
			}
			if got := compiled.fill(p); string(got) != string(want) {
				t.Fatalf("seed %d:\n%s\ngot  %s\nwant %s", seed, query, got, want)
			}
			size += len(want)
		}
		cancel()
	}
	t.Logf("seed %d: %d random selections of %d events each: %d bytes, all the same", seed, documents, events, size)
}

// usual is what a dashboard would select.
const usual = `{ sequence at status stage message newFollowersCount deepCrawlCount backfilledCount likersCount
	candidatesPassedCount tierFilteredCount genderFilteredCount }`

func BenchmarkEncode(b *testing.B) {
	w := newWorld(b)
	ctx, cancel := context.WithCancel(asOwner(b.Context()))
	defer cancel()
	op := w.operation(b, ctx, subscription(usual), nil)
	field, _ := progressField(op)
	p := (&script{Rand: rand.New(rand.NewPCG(1, 1))}).progress() //nolint:gosec // not for secrets
	b.Run("template", func(b *testing.B) {
		compiled, _ := compile(op, field)
		b.ReportAllocs()
		for b.Loop() {
			compiled.fill(p)
		}
	})
	b.Run("execution", func(b *testing.B) {
		executed := newExecution(ctx, w.executor, op)
		b.ReportAllocs()
		for b.Loop() {
			if _, err := executed.encode(b.Context(), p); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("compile", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			compile(op, field)
		}
	})
}

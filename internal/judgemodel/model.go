package judgemodel

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"goodones/internal/syncrun"
)

// Store keeps answers, and what they cost. Months are calendar months, UTC, by the store's clock.
type Store interface {
	// Opinions returns those of the keys that were answered before.
	Opinions(ctx context.Context, keys []syncrun.OpinionKey) (map[syncrun.OpinionKey]syncrun.Opinion, error)
	KeepOpinion(ctx context.Context, key syncrun.OpinionKey, opinion syncrun.Opinion) error
	// ReserveModelMoney sets money of this month aside, in millionths of a dollar, unless more than most would be
	// spent in it then.
	ReserveModelMoney(ctx context.Context, microUSD, most int64) (reserved bool, err error)
	// ReturnModelMoney gives back what was set aside and not used; below zero, it takes more.
	ReturnModelMoney(ctx context.Context, microUSD int64) error
}

// Config says which model is asked.
type Config struct {
	URL   string // of the API, as far as /chat/completions; without a slash at its end
	Model string
	Key   string // empty: none is sent

	Concurrency    int   // questions at the same time; 0: 4
	PriceIn        int64 // of a million tokens of a question, in millionths of a dollar
	PriceOut       int64 // the same of an answer
	BudgetMicroUSD int64 // of a month; 0: no cap, and nothing is counted

	Store Store
}

const defaultConcurrency = 4

// Model settles what the rules leave open. It is safe for concurrent use.
type Model struct {
	cfg   Config
	http  *http.Client
	slots chan struct{} // those that are free, for all runs together

	dialect atomic.Uint32 // that of the server, as far as it is known
}

// New returns a model. It asks nothing yet.
func New(cfg Config) *Model {
	cfg.Concurrency = cmp.Or(cfg.Concurrency, defaultConcurrency)
	return &Model{cfg: cfg, http: newHTTP(), slots: make(chan struct{}, cfg.Concurrency)}
}

// failuresInRow is after how many calls in a row that bring nothing no more are made.
const failuresInRow = 5

// errBudget tells that the month's money is spent.
var errBudget = errors.New("the month's budget for the model is spent")

// Settle asks about those people whose verdict is open, and puts the answers into verdicts, which are in the order of
// people. Whoever got no answer keeps the verdict of the rules. The error says why it gave up: it is nil as long as the
// model is there, whatever it says, since what it says may be the work of one of the people.
// Settle blocks until everybody was asked about, ctx ends, or it gives up.
func (m *Model) Settle(
	ctx context.Context, about syncrun.Question, people []syncrun.Subject, verdicts []syncrun.Verdict,
) (syncrun.Settled, error) {
	questions, err := m.questions(about, people, verdicts)
	if err != nil || len(questions) == 0 {
		return syncrun.Settled{FailedInRow: about.FailedInRow}, err
	}
	keys := make([]syncrun.OpinionKey, 0, len(questions))
	for _, q := range questions {
		keys = append(keys, q.key)
	}
	known, err := m.cfg.Store.Opinions(ctx, keys)
	if err != nil {
		return syncrun.Settled{Unanswered: len(questions)}, fmt.Errorf("read earlier answers: %w", err)
	}
	tried := &patience{inRow: about.FailedInRow}
	unanswered, err := m.askAll(ctx, questions, known, verdicts, tried)
	return syncrun.Settled{Unanswered: unanswered, FailedInRow: tried.inRow}, err
}

// questions are by the index of the person.
func (m *Model) questions(about syncrun.Question, people []syncrun.Subject, verdicts []syncrun.Verdict) (
	map[int]question, error) {
	questions := map[int]question{}
	for i := range verdicts {
		if !m.Open(&verdicts[i]) {
			continue
		}
		q, err := ask(m.cfg.Model, about, &people[i].Profile)
		if err != nil {
			return nil, err
		}
		questions[i] = q
	}
	return questions, nil
}

// Scores: those of full matches are in the upper half. Below plainScore, a full match says what was asked for, but
// hardly plainly.
const (
	plainScore = 0.7
	fullFrom   = 0.5
	maybeBelow = 0.499
	scoreSteps = 1000 // a score has three digits
)

// Open tells whether the rules left a verdict open: somebody who is no bot matches in part, or not plainly.
func (m *Model) Open(v *syncrun.Verdict) bool {
	return v.Outcome == "" &&
		(v.Confidence == syncrun.ConfidenceMaybe || v.Confidence == syncrun.ConfidenceFull && v.Score < plainScore)
}

// moved is the score under another confidence: full matches stay above all others, in the order of the rules.
func moved(score float64, from, to syncrun.Confidence) float64 {
	switch {
	case to == syncrun.ConfidenceNone:
		return 0
	case from == to:
		return score
	case to == syncrun.ConfidenceFull:
		score = fullFrom + score/2
	default:
		score *= maybeBelow
	}
	return math.Round(score*scoreSteps) / scoreSteps
}

// patience counts what several askers get.
type patience struct {
	sync.Mutex
	answered int
	inRow    int
	over     error // why no more is asked
}

// note counts a question, and whether it was answered, which it may have been although the store then failed. Babble
// does not try the patience: whoever could write that into a profile would silence the model for everybody else.
func (p *patience) note(answered bool, err error) {
	p.Lock()
	defer p.Unlock()
	if answered {
		p.answered++
	}
	switch {
	case err == nil, errors.Is(err, errBabble):
		p.inRow = 0
	default:
		p.inRow++
		if p.inRow >= failuresInRow || errors.Is(err, errBudget) {
			p.over = err
		}
	}
}

func (p *patience) exhausted() bool {
	p.Lock()
	defer p.Unlock()
	return p.over != nil
}

// askAll uses what is known, and asks for the rest until patience or ctx ends. What is under way is waited for: it is
// paid for.
func (m *Model) askAll(ctx context.Context, questions map[int]question,
	known map[syncrun.OpinionKey]syncrun.Opinion, verdicts []syncrun.Verdict, tried *patience,
) (unanswered int, err error) {
	var unknown []int
	for i := range verdicts {
		q, asked := questions[i]
		if opinion, ok := known[q.key]; asked && ok {
			m.apply(&verdicts[i], opinion)
		} else if asked {
			unknown = append(unknown, i)
		}
	}
	var group errgroup.Group
	group.SetLimit(m.cfg.Concurrency)
	for _, i := range unknown {
		group.Go(func() error {
			if tried.exhausted() || ctx.Err() != nil {
				return nil
			}
			q := questions[i]
			opinion, err := m.answer(ctx, &q)
			answered := opinion.Confidence != ""
			if answered {
				m.apply(&verdicts[i], opinion)
			}
			tried.note(answered, err)
			return nil
		})
	}
	_ = group.Wait() // nobody returns an error: patience has them
	unanswered = len(unknown) - tried.answered
	if unanswered > 0 && ctx.Err() != nil {
		return unanswered, ctx.Err()
	}
	return unanswered, tried.over
}

// answer gets one opinion, pays for it and keeps it. An opinion beside an error is one that the store did not take: it
// was paid for, and counts.
func (m *Model) answer(ctx context.Context, q *question) (syncrun.Opinion, error) {
	select {
	case m.slots <- struct{}{}:
		defer func() { <-m.slots }()
	case <-ctx.Done():
		return syncrun.Opinion{}, ctx.Err()
	}
	reserved, err := m.reserve(ctx, q)
	if err != nil {
		return syncrun.Opinion{}, err
	}
	done, err := m.call(ctx, q)
	unreturned := m.giveBack(ctx, reserved, done, err)
	if err != nil {
		return syncrun.Opinion{}, cmp.Or(unreturned, err)
	}
	opinion, err := q.read(done.Choices[0].Message.Content)
	if err != nil {
		return syncrun.Opinion{}, cmp.Or(unreturned, err)
	}
	opinion.PersonID = q.of
	writing, cancel := afterwards(ctx)
	defer cancel()
	if err := m.cfg.Store.KeepOpinion(writing, q.key, opinion); err != nil {
		return opinion, fmt.Errorf("keep an answer: %w", err)
	}
	return opinion, unreturned
}

// reserve sets aside the most that a question can cost: a token is at least a byte, and tries that were refused are
// free.
func (m *Model) reserve(ctx context.Context, q *question) (int64, error) {
	if m.cfg.BudgetMicroUSD == 0 {
		return 0, nil
	}
	most := m.cost(int64(q.size), answerTokens)
	reserved, err := m.cfg.Store.ReserveModelMoney(ctx, most, m.cfg.BudgetMicroUSD)
	if err != nil {
		return 0, fmt.Errorf("reserve money: %w", err)
	}
	if !reserved {
		return 0, errBudget
	}
	return most, nil
}

// giveBack returns what was set aside and not charged, which is all of it where no question left. An answer that does
// not say what it took may have taken all, as may a call without an answer.
func (m *Model) giveBack(ctx context.Context, reserved int64, done completion, failed error) error {
	var status *statusError
	rest := int64(0)
	switch {
	case reserved == 0:
		return nil
	case errors.As(failed, &status), errors.Is(failed, errFiltered), errors.Is(failed, errUnsent):
		rest = reserved
	case failed == nil && done.Usage != nil:
		rest = reserved - m.cost(max(done.Usage.In, 0), max(done.Usage.Out, 0))
	default:
		return nil
	}
	writing, cancel := afterwards(ctx)
	defer cancel()
	if err := m.cfg.Store.ReturnModelMoney(writing, rest); err != nil {
		return fmt.Errorf("return money: %w", err)
	}
	return nil
}

const writeTimeout = 5 * time.Second

// afterwards is for what must be written of an answer that was paid for, even when no more may be asked.
func afterwards(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), writeTimeout)
}

// cost is rounded up to a millionth of a dollar.
func (m *Model) cost(in, out int64) int64 {
	return int64(math.Ceil((float64(in)*float64(m.cfg.PriceIn) + float64(out)*float64(m.cfg.PriceOut)) / 1e6))
}

// apply puts an opinion into a verdict, before the reasons of the rules.
func (m *Model) apply(v *syncrun.Verdict, opinion syncrun.Opinion) {
	v.Score = moved(v.Score, v.Confidence, opinion.Confidence)
	v.Confidence = opinion.Confidence
	words := map[syncrun.Confidence]string{syncrun.ConfidenceFull: "a full match",
		syncrun.ConfidenceMaybe: "a partial match",
		syncrun.ConfidenceNone:  "no match"}[opinion.Confidence]
	reason := "The model " + m.cfg.Model + " finds " + words
	if opinion.Quote != "" {
		reason += fmt.Sprintf(": %q", opinion.Quote)
	}
	if opinion.Confidence == syncrun.ConfidenceNone {
		v.Outcome, v.MatchReasons = syncrun.OutcomeNone, nil
	}
	v.Reasons = slices.Concat([]string{reason}, v.Reasons)
}

package pipeline_test

import (
	"strings"
	"testing"

	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
)

// The parts of what a run is charged for.
const (
	chargedAccount = 1 << iota
	chargedFollowers
	chargedThin
	chargedPosts
	chargedLikers

	chargedList = chargedAccount | chargedFollowers
	chargedAll  = chargedList | chargedThin | chargedPosts | chargedLikers
)

// parts are what each part of an undisturbed run was charged.
type parts map[int]int

func (p parts) sum(of int) (n int) {
	for part, resources := range p {
		if of&part != 0 {
			n += resources
		}
	}
	return n
}

func (w *world) reads(kind string) int {
	return w.count(`SELECT count(*) FROM resource_reads WHERE kind = $1`, kind)
}

// partsOf reads them off a world after its first run.
func partsOf(w *world, run *syncrun.Run) parts {
	return parts{
		chargedAccount: 1, chargedFollowers: w.reads("follower"), chargedThin: run.BackfilledCount,
		chargedPosts: w.reads("post"), chargedLikers: w.reads("user") - 1 - run.BackfilledCount,
	}
}

// known is how many followers and likers there are, whom the run has to judge.
func (w *world) known() int {
	return w.count(`SELECT count(*) FROM (SELECT person_id FROM edges UNION SELECT person_id FROM likers) p`)
}

// leftOut is how many lines say that the rest of a step is left out.
func leftOut(lines []string) (n int) {
	for _, line := range lines {
		if strings.HasSuffix(line, syncrun.LineStopped("")) {
			n++
		}
	}
	return n
}

// TestAnswersOfX meets each answer of X on a first sync: how the run ends, what it says, that everybody whom it knows
// is judged, and what it is charged for.
func TestAnswersOfX(t *testing.T) {
	t.Parallel()
	const (
		left        = "; the rest of this step is left out"
		noCredit    = "The credit at X is used up"
		untilRenew  = noCredit + " until " + sandbox.SpendCapRenewed
		notShown    = "X no longer shows this"
		noAnswer    = "X did not answer usefully for too long"
		notAccepted = "X did not accept what it was asked"
		notAllowed  = "X does not allow our credentials to read this"
		refused     = "X refused our credentials"
	)
	all := newGrounds(t)
	calm := newWorld(t, "corner", syncrun.TierPro)
	undisturbed := partsOf(calm, calm.sync())
	for _, row := range []struct {
		faults  string
		code    syncrun.ErrorCode // empty: the run completes
		charged int
		lines   []string
	}{
		{"", "", chargedAll, []string{syncrun.LineFound(150)}},
		{"renamed", "", chargedAll, []string{syncrun.LineFound(150)}},
		{"endless", "", chargedAll, []string{syncrun.LineFound(150), syncrun.LineEndless}},

		{"liking_users:forbidden", "", chargedAll &^ chargedLikers, []string{notAllowed + left}},
		{"liking_users:emptylist", "", chargedAll &^ chargedLikers, []string{syncrun.LineFoundLikers(0)}},
		{"liking_users:unauthorized", "", chargedAll &^ chargedLikers, []string{refused + left}},
		{"liking_users:empty404", "", chargedAll &^ chargedLikers, []string{syncrun.LineFoundLikers(0)}},
		{"liking_users:code404", "", chargedAll &^ chargedLikers, []string{syncrun.LineFoundLikers(0)}},
		{"liking_users:item", "", chargedAll &^ chargedLikers, []string{syncrun.LineFoundLikers(0)}},
		{"liking_users:disallowed", "", chargedAll &^ chargedLikers, []string{syncrun.LineFoundLikers(0)}},
		{"liking_users:unavailable", "", chargedAll &^ chargedLikers, []string{syncrun.LineFoundLikers(0)}},
		{"liking_users:internal", "", chargedAll &^ chargedLikers, []string{noAnswer + left}},
		{"liking_users:day", "", chargedAll &^ chargedLikers, []string{"X asks us to wait too long" + left}},
		{"liking_users:invalid", "", chargedAll &^ chargedLikers, []string{notAccepted + left}},

		{"tweets:credits", "", chargedList | chargedThin, []string{noCredit + left}},
		{"tweets:payment", "", chargedList | chargedThin, []string{noCredit + left}},
		{"tweets:spendcap", "", chargedList | chargedThin, []string{untilRenew + left}},
		{"tweets:monthlycap", "", chargedList | chargedThin, []string{noCredit + left}},
		{"tweets:oldcap", "", chargedList | chargedThin, []string{noCredit + left}},
		{"tweets:forbidden", "", chargedList | chargedThin, []string{notAllowed + left}},
		{"tweets:invalid", "", chargedList | chargedThin, []string{notAccepted + left}},
		{"tweets:unavailable", "", chargedList | chargedThin, []string{notShown + left}},
		{"tweets:down", "", chargedList | chargedThin, []string{noAnswer + left}},

		{"followers:credits", syncrun.CodeOutOfCredit, chargedAccount, []string{noCredit}},
		{"followers:payment", syncrun.CodeOutOfCredit, chargedAccount, []string{noCredit}},
		{"followers:spendcap", syncrun.CodeOutOfCredit, chargedAccount, []string{untilRenew}},
		{"followers:monthlycap", syncrun.CodeOutOfCredit, chargedAccount, []string{noCredit}},
		{"followers:oldcap", syncrun.CodeOutOfCredit, chargedAccount, []string{noCredit}},
		{"users:credits", syncrun.CodeOutOfCredit, 0, []string{noCredit}},
		{"users:unauthorized", syncrun.CodeSourceUnauthorized, 0, []string{refused}},
		{"followers:empty404", syncrun.CodeHandleNotFound, chargedAccount,
			[]string{"X knows no account of this handle any more"}},
		{"followers:code404", syncrun.CodeHandleNotFound, chargedAccount,
			[]string{"X knows no account of this handle any more"}},
		{"followers:item", syncrun.CodeAccountProtected, chargedAccount,
			[]string{"This account is protected: its followers are not public"}},
		{"users:disallowed", syncrun.CodeAccountProtected, 0,
			[]string{"This account is protected: its followers are not public"}},
		{"followers:unavailable", syncrun.CodeSourceUnavailable, chargedAccount, []string{notShown}},
		{"users:unavailable", syncrun.CodeSourceUnavailable, 0, []string{notShown}},
		{"users:internal", syncrun.CodeSourceUnavailable, 0, []string{noAnswer}},
		{"users:invalid", syncrun.CodeSourceUnavailable, 0, []string{notAccepted}},
	} {
		t.Run(row.faults, func(t *testing.T) {
			t.Parallel()
			w := newWorldOn(t, all.take(t), "corner", syncrun.TierPro, row.faults)
			run := w.sync()
			want := syncrun.StatusCompleted
			if row.code != "" {
				want = syncrun.StatusFailed
				row.lines[0] = syncrun.LineFailing(row.lines[0])
			}
			if run.Status != want || run.ErrorCode != row.code {
				t.Errorf("the run ends as %s %s: %s", run.Status, run.ErrorCode, run.ErrorMessage)
			}
			if got, want := leftOut(run.ProgressLog), leftOut(row.lines); got != want {
				t.Errorf("%d steps are cut short, want %d: %q", got, want, run.ProgressLog)
			}
			says(t, run, append(row.lines, syncrun.LineFetching, syncrun.LineClassify, syncrun.LineClassified)...)
			judged, known := w.judged(run), w.known()
			if judged != known || known < undisturbed.sum(row.charged&chargedFollowers) {
				t.Errorf("%d of %d people are judged", judged, known)
			}
			if charged := undisturbed.sum(row.charged); run.ResourcesUsed != charged {
				t.Errorf("%d resources are charged, want %d of %v", run.ResourcesUsed, charged, undisturbed)
			}
			if n := w.count(`SELECT count(*) FROM x_profiles WHERE tweet_count IS NULL`); n != 0 {
				t.Errorf("of %d people the number of posts is unknown", n)
			}
			if credit := strings.HasPrefix(strings.Join(row.lines, ""), noCredit); credit != (w.paused() > 0) {
				t.Errorf("the schedule is paused for %s", w.paused())
			}
		})
	}
}

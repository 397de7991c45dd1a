package classify

import (
	"fmt"
	"runtime/debug"

	"goodones/internal/syncrun"
)

// unread is the reason where the rules failed on a profile.
const unread = "The rules failed on this profile, which is a fault of goodones"

// textless is a profile with the numbers of p alone.
func textless(p *syncrun.Profile) *syncrun.Profile {
	without := *p
	without.Name, without.Bio, without.Location, without.URL = "", "", "", ""
	return &without
}

// faultOf tells of a panic and where it came from, for the log.
func faultOf(panicked any) string { return fmt.Sprintf("%v\n%s", panicked, debug.Stack()) }

// failed makes v the verdict of somebody on whom the rules failed: no match, for nothing was found. A later version of
// the classifier judges them anew.
func failed(v *syncrun.Verdict, fault string) {
	v.Fault = fault
	v.Confidence, v.Outcome = syncrun.ConfidenceNone, syncrun.OutcomeNone
	v.Score, v.MatchReasons = 0, nil
	v.Reasons = []string{unread}
}

package pipeline

import "goodones/internal/syncrun"

// meter tells how much of the stage at work is done: what earlier steps have done, and of what is left since it was
// last looked at, the part that is done by now.
type meter struct {
	base     int // thousandths of the stage
	expected int // pieces of work, as far as is known
	done     int // of them
}

// expect looks anew at how much there is left to do. Fewer than one piece is one.
func (m *meter) expect(pieces int) { *m = meter{base: m.share(), expected: max(pieces, 1)} }

// share is in thousandths and below all of them: a stage is done when its last step is. Where there is more to do than
// was expected, it gets on ever more slowly.
func (m *meter) share() int {
	if m.expected == 0 {
		return m.base
	}
	part := float64(m.done) / float64(m.expected)
	const even = 0.9 // up to here the expectation is trusted
	if part > even {
		part = 1 - even*(1-even)/part
	}
	return m.base + int(float64(syncrun.Whole-1-m.base)*part)
}

// expect says how many pieces of work the stage at work has left.
func (r *run) expect(pieces int) { r.meter.expect(pieces) }

// advance is what is done once so many more pieces of work are.
func (r *run) advance(pieces int) syncrun.Shares {
	r.meter.done += pieces
	return r.shares(r.stage, r.meter.share())
}

// shares are those of the run when so many thousandths of a stage are done.
func (r *run) shares(name syncrun.Stage, ofStage int) syncrun.Shares {
	before, own, all := 0, 0, 0
	for _, s := range r.plan() {
		switch {
		case s.name == name:
			own = s.weight
		case own == 0:
			before += s.weight
		}
		all += s.weight
	}
	ofRun := (before*syncrun.Whole + own*ofStage) / max(all, 1)
	return syncrun.Shares{
		StageDone: syncrun.OptionalInt(ofStage), RunDone: syncrun.OptionalInt(min(ofRun, syncrun.Whole-1)),
	}
}

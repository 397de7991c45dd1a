package syncrun

// Status is where a run stands in its life: queued → running → completed or failed, never back.
type Status string

// The four statuses, spelled as in the database and in v1. A cancelled run reads StatusFailed.
const (
	StatusQueued    Status = "queued"
	StatusRunning   Status = "running"
	StatusCompleted Status = "completed"
	StatusFailed    Status = "failed"
)

// Statuses lists every Status in the order of a run's life.
func Statuses() []Status {
	return []Status{StatusQueued, StatusRunning, StatusCompleted, StatusFailed}
}

// Ended tells whether nothing can follow this status.
func (s Status) Ended() bool { return s == StatusCompleted || s == StatusFailed }

// Stage is one of the six parts of a run, in the order in which they happen. It is empty while the run is queued
// and keeps its last value at the end.
type Stage string

// The six stages, spelled as in the database.
const (
	StageFetchFollowers Stage = "fetch_followers"
	StageDeepCrawl      Stage = "deep_crawl"
	StageBackfill       Stage = "backfill"
	StageLikers         Stage = "likers"
	StageClassify       Stage = "classify"
	StageFilter         Stage = "filter"
)

// Stages lists every Stage in the order of a run.
func Stages() []Stage {
	return []Stage{StageFetchFollowers, StageDeepCrawl, StageBackfill, StageLikers, StageClassify, StageFilter}
}

// Trigger says what started a run.
type Trigger string

// A run is started by somebody or by a schedule.
const (
	TriggerManual Trigger = "manual"
	TriggerCron   Trigger = "cron"
)

// Triggers lists every Trigger.
func Triggers() []Trigger { return []Trigger{TriggerManual, TriggerCron} }

// Package feed is what the yardsticks of live progress share, so that they read the same rows by the same hint and the
// same query, once for all who watch a run. What they do with an event is their own.
package feed

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"
)

// Event is a row of a run's log as the API shows it, members in the order in which the load generator asks for them.
type Event struct {
	Sequence              int       `json:"sequence"`
	At                    time.Time `json:"at"`
	Status                string    `json:"status"`
	Stage                 *string   `json:"stage"`
	Message               *string   `json:"message"`
	NewFollowersCount     int       `json:"newFollowersCount"`
	DeepCrawlCount        int       `json:"deepCrawlCount"`
	BackfilledCount       int       `json:"backfilledCount"`
	LikersCount           int       `json:"likersCount"`
	CandidatesPassedCount int       `json:"candidatesPassedCount"`
	TierFilteredCount     int       `json:"tierFilteredCount"`
	GenderFilteredCount   int       `json:"genderFilteredCount"`
}

const selectAfter = `
	SELECT seq, at, status, stage, message, new_followers_count, deep_crawl_count, backfilled_count, likers_count,
		candidates_passed_count, tier_filtered_count, gender_filtered_count
	FROM sync_run_events WHERE run_id = $1 AND seq > $2 ORDER BY seq`

// log reads rows with one prepared statement.
type log struct{ after *sql.Stmt }

func (l log) read(ctx context.Context, runID int64, after int) ([]*Event, error) {
	rows, err := l.after.QueryContext(ctx, runID, after)
	if err != nil {
		return nil, fmt.Errorf("read log: %w", err)
	}
	defer rows.Close()
	var events []*Event
	for rows.Next() {
		e, stage, message := new(Event), "", ""
		if err := rows.Scan(&e.Sequence, &e.At, &e.Status, &stage, &message, &e.NewFollowersCount, &e.DeepCrawlCount,
			&e.BackfilledCount, &e.LikersCount, &e.CandidatesPassedCount, &e.TierFilteredCount,
			&e.GenderFilteredCount); err != nil {
			return nil, fmt.Errorf("read log: %w", err)
		}
		e.Status, e.Stage, e.Message = strings.ToUpper(e.Status), optional(strings.ToUpper(stage)), optional(message)
		events = append(events, e)
	}
	return events, rows.Err()
}

// optional is nil for the empty text.
func optional(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

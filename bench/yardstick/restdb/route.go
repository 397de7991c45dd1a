package main

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/lib/pq"
)

const selectKey = `SELECT user_id FROM api_keys WHERE hash = $1 AND revoked_at IS NULL`

const selectRun = `
	SELECT r.id, r.status, r.completed_at, r.new_followers_count, r.deep_crawl_count, r.backfilled_count, r.likers_count,
		r.candidates_passed_count, r.tier_filtered_count, r.gender_filtered_count, r.error_message, ARRAY(
			SELECT e.message FROM sync_run_events e WHERE e.run_id = r.id AND e.message <> '' ORDER BY e.seq
		)
	FROM sync_runs r WHERE r.user_id = $1 AND r.id = $2`

// status is the answer, its members in the documented order.
type status struct {
	ID                    int64          `json:"id"`
	Status                string         `json:"status"`
	ProgressLog           pq.StringArray `json:"progressLog"`
	CompletedAt           *string        `json:"completedAt"`
	NewFollowersCount     int            `json:"newFollowersCount"`
	DeepCrawlCount        int            `json:"deepCrawlCount"`
	BackfilledCount       int            `json:"backfilledCount"`
	LikersCount           int            `json:"likersCount"`
	CandidatesPassedCount int            `json:"candidatesPassedCount"`
	TierFilteredCount     int            `json:"tierFilteredCount"`
	GenderFilteredCount   int            `json:"genderFilteredCount"`
	ErrorMessage          *string        `json:"errorMessage"`
}

// route answers with two prepared queries.
type route struct{ key, run *sql.Stmt }

func newRoute(ctx context.Context, db *sql.DB) (*route, error) {
	key, err := db.PrepareContext(ctx, selectKey)
	if err != nil {
		return nil, err
	}
	run, err := db.PrepareContext(ctx, selectRun)
	if err != nil {
		return nil, errors.Join(err, key.Close()) //nolint:sqlclosecheck // closed here or with the program
	}
	return &route{key, run}, nil
}

func (r *route) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	key, _ := strings.CutPrefix(request.Header.Get("Authorization"), "Bearer ")
	hash := sha256.Sum256([]byte(key))
	var userID int64
	if err := r.key.QueryRowContext(request.Context(), hash[:]).Scan(&userID); err != nil {
		refuse(w, http.StatusUnauthorized, err)
		return
	}
	runID, err := strconv.ParseInt(request.URL.Query().Get("syncRunId"), 10, 64)
	if err != nil {
		refuse(w, http.StatusBadRequest, err)
		return
	}
	answer, err := r.read(request.Context(), userID, runID)
	if err != nil {
		refuse(w, http.StatusNotFound, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(answer) // it fails only when the client has gone
}

func (r *route) read(ctx context.Context, userID, runID int64) (*status, error) {
	s, completed, message := new(status), sql.Null[time.Time]{}, ""
	err := r.run.QueryRowContext(ctx, userID, runID).Scan(&s.ID, &s.Status, &completed, &s.NewFollowersCount,
		&s.DeepCrawlCount, &s.BackfilledCount, &s.LikersCount, &s.CandidatesPassedCount, &s.TierFilteredCount,
		&s.GenderFilteredCount, &message, &s.ProgressLog)
	if completed.Valid {
		text := completed.V.UTC().Format("2006-01-02T15:04:05.000Z")
		s.CompletedAt = &text
	}
	if message != "" {
		s.ErrorMessage = &message
	}
	return s, err
}

func refuse(w http.ResponseWriter, code int, err error) {
	if !errors.Is(err, sql.ErrNoRows) && code != http.StatusBadRequest {
		code = http.StatusInternalServerError
	}
	http.Error(w, http.StatusText(code), code)
}

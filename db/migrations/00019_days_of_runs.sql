-- +goose Up
-- What an account has used of its day is looked up among the runs of two days, however many it has had.
CREATE INDEX sync_runs_triggered ON sync_runs (tracked_account_id, triggered_at);

-- +goose Down
DROP INDEX sync_runs_triggered;

-- +goose Up
-- When a worker took the run last; heartbeats do not move it. Runs of before count as claimed now.
ALTER TABLE sync_runs ADD COLUMN claimed_at timestamptz NOT NULL DEFAULT now();

-- +goose Down
ALTER TABLE sync_runs DROP COLUMN claimed_at;

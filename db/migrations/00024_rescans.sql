-- +goose Up
-- A run that was started to read the whole follower list again.
ALTER TABLE sync_runs ADD COLUMN rescan boolean NOT NULL DEFAULT false;

-- +goose Down
ALTER TABLE sync_runs DROP COLUMN rescan;

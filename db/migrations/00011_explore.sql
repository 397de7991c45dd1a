-- +goose Up
-- Runs that judge again what is known, without asking the network.
ALTER TABLE sync_runs DROP CONSTRAINT sync_runs_source_check,
    ADD CONSTRAINT sync_runs_source_check CHECK (source IN ('manual', 'cron', 'explore'));

-- +goose Down
-- What such a run did is what a manual one without news does.
UPDATE sync_runs SET source = 'manual' WHERE source = 'explore';
ALTER TABLE sync_runs DROP CONSTRAINT sync_runs_source_check,
    ADD CONSTRAINT sync_runs_source_check CHECK (source IN ('manual', 'cron'));

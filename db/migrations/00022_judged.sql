-- +goose Up
-- How many people a run has judged, and what of. NULL: not known, which it is of runs that began before this.
ALTER TABLE sync_runs
    ADD COLUMN judged_count integer, ADD COLUMN bot_count integer, ADD COLUMN matched_count integer,
    -- How much of the stage and of the run is done, in thousandths. Runs of before have NULL.
    ADD COLUMN stage_progress smallint, ADD COLUMN run_progress smallint,
    -- What the run may cost at most, at the prices when it was queued. NULL: it has no limit, or it is not known.
    ADD COLUMN max_cost_micro_usd bigint;
ALTER TABLE sync_runs ALTER COLUMN stage_progress SET DEFAULT 0, ALTER COLUMN run_progress SET DEFAULT 0;
ALTER TABLE sync_run_events
    ADD COLUMN judged_count integer, ADD COLUMN bot_count integer, ADD COLUMN matched_count integer,
    ADD COLUMN stage_progress smallint, ADD COLUMN run_progress smallint;

-- +goose Down
ALTER TABLE sync_run_events
    DROP COLUMN judged_count, DROP COLUMN bot_count, DROP COLUMN matched_count,
    DROP COLUMN stage_progress, DROP COLUMN run_progress;
ALTER TABLE sync_runs
    DROP COLUMN judged_count, DROP COLUMN bot_count, DROP COLUMN matched_count,
    DROP COLUMN stage_progress, DROP COLUMN run_progress, DROP COLUMN max_cost_micro_usd;

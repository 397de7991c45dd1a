-- +goose Up
-- When the local date on which a run was triggered ends, in the timezone that its user had then: until then it takes from
-- the day's allowance, whatever timezone the user chooses meanwhile. NULL for runs from before.
ALTER TABLE sync_runs ADD COLUMN day_ends_at timestamptz;

-- +goose Down
ALTER TABLE sync_runs DROP COLUMN day_ends_at;

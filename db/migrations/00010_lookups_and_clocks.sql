-- +goose Up
-- What questions to a network outside runs may cost, from before they are asked until they are charged or have failed.
-- A row older than a minute is of a process that has died: nobody counts it, and the user's next question deletes it.
CREATE TABLE lookups (
    id          bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    user_id     bigint      NOT NULL REFERENCES users ON DELETE CASCADE,
    micro_usd   bigint      NOT NULL,
    reserved_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX lookups_user ON lookups (user_id);

-- What ends at a time also says when it was set. After a step of the clock backwards that lies ahead, and what was meant
-- as "in 30 s" is not taken for "in an hour and 30 s".
ALTER TABLE rate_windows ADD COLUMN set_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE sync_runs ADD COLUMN timed_at timestamptz NOT NULL DEFAULT now(); -- of not_before and lease_until

-- +goose Down
ALTER TABLE sync_runs DROP COLUMN timed_at;
ALTER TABLE rate_windows DROP COLUMN set_at;
DROP TABLE lookups;

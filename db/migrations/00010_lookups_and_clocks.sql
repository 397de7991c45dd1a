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

-- +goose Down
DROP TABLE lookups;

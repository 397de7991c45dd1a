-- +goose Up
-- By how much the count that a network tells had moved when the whole follower list was read for it and held fewer
-- people whom nobody knew. Only a movement twice as large has it read again.
ALTER TABLE tracked_accounts ADD COLUMN looked_in_vain integer NOT NULL DEFAULT 0 CHECK (looked_in_vain >= 0);

-- Followers told less followers known when a full scan began: whoever joins above its place while it goes on over many
-- runs is not met by it, and must not be taken for somebody who is met.
ALTER TABLE scans ADD COLUMN count_gap integer;

-- +goose Down
ALTER TABLE tracked_accounts DROP COLUMN looked_in_vain;
ALTER TABLE scans DROP COLUMN count_gap;

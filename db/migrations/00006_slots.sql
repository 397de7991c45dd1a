-- +goose Up
-- The accounts of a slot are queued in batches: those up to this id have been, for the slot at next_at.
ALTER TABLE schedules ADD COLUMN queued_through bigint NOT NULL DEFAULT 0;
-- When the last batch of an unfinished slot was queued; other schedules that are due come first then.
ALTER TABLE schedules ADD COLUMN batch_at timestamptz;

-- +goose Down
ALTER TABLE schedules DROP COLUMN queued_through, DROP COLUMN batch_at;

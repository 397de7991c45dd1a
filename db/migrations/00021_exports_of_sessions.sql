-- +goose Up
-- A ticket that a browser got by its session counts in the session's minute, and ends with it.
ALTER TABLE export_tickets ADD COLUMN session_id bigint REFERENCES sessions (id) ON DELETE CASCADE;

-- +goose Down
ALTER TABLE export_tickets DROP COLUMN session_id;

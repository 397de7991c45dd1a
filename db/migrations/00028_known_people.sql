-- +goose Up
-- Whom an account met last comes first in a preview, which seldom gets through all.
CREATE INDEX edges_known ON edges (tracked_account_id, first_run_id, person_id);
CREATE INDEX likers_known ON likers (tracked_account_id, first_run_id, person_id);

-- +goose Down
DROP INDEX edges_known, likers_known;

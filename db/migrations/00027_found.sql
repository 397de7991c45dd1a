-- +goose Up
-- Whom a run found first, in order.
CREATE INDEX candidates_first_run ON candidates (first_run_id, id);

-- +goose Down
DROP INDEX candidates_first_run;

-- +goose Up
-- Whom a run passed is found by merging two indexes in the order of people, without a look at the tables.
CREATE UNIQUE INDEX candidates_of_pair ON candidates (saved_search_id, tracked_account_id, person_id)
    INCLUDE (id, created_at, score, followers_count, source_type, hidden_at);
ALTER TABLE candidates DROP CONSTRAINT candidates_saved_search_id_tracked_account_id_person_id_key;

CREATE INDEX verdicts_of_runs ON verdicts (run_id, confidence, person_id) INCLUDE (gender, follower_count_tier)
    WHERE outcome = 'passed';
DROP INDEX verdicts_of_run;

-- +goose Down
CREATE INDEX verdicts_of_run ON verdicts (run_id, confidence, follower_count_tier, gender) WHERE outcome = 'passed';
DROP INDEX verdicts_of_runs;
ALTER TABLE candidates ADD UNIQUE (saved_search_id, tracked_account_id, person_id);
DROP INDEX candidates_of_pair;

-- +goose Up
-- How well a match is, why by its parts, and which classifier said so. NULL and 0 are of verdicts from before.
ALTER TABLE verdicts
    ADD COLUMN score              real,
    ADD COLUMN match_parts        bytea, -- see db/match_parts.go
    ADD COLUMN classifier_version smallint NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE verdicts DROP COLUMN score, DROP COLUMN match_parts, DROP COLUMN classifier_version;

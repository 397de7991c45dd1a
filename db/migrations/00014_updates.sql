-- +goose Up
-- How many changes of a user's runs have been numbered. Users who never asked for them have no row.
CREATE TABLE update_heads (
    user_id bigint PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    last    bigint NOT NULL DEFAULT 0
);
-- Up to where each run's log has been numbered. A row is made with its run and goes when all of an ended run is numbered.
CREATE TABLE update_cursors (
    run_id  bigint  PRIMARY KEY REFERENCES sync_runs ON DELETE CASCADE,
    user_id bigint  NOT NULL REFERENCES users ON DELETE CASCADE,
    seq     integer NOT NULL
);
CREATE INDEX update_cursors_user ON update_cursors (user_id);
-- The numbered changes, kept for a week.
CREATE TABLE run_updates (
    user_id bigint      NOT NULL REFERENCES users ON DELETE CASCADE,
    number  bigint      NOT NULL,
    run_id  bigint      NOT NULL REFERENCES sync_runs ON DELETE CASCADE,
    seq     integer     NOT NULL,
    at      timestamptz NOT NULL, -- of the event
    PRIMARY KEY (user_id, number)
);
CREATE INDEX run_updates_at ON run_updates (at);
CREATE INDEX run_updates_run ON run_updates (run_id);

INSERT INTO update_cursors (run_id, user_id, seq)
    SELECT id, user_id, seq FROM sync_runs WHERE status IN ('queued', 'running');

-- +goose Down
DROP TABLE run_updates, update_cursors, update_heads;

-- +goose Up
-- What the network told last of an account's followers on each day, UTC. Days on which nobody asked have no row.
CREATE TABLE follower_counts (
    tracked_account_id bigint  NOT NULL REFERENCES tracked_accounts ON DELETE CASCADE,
    day                date    NOT NULL,
    followers          integer NOT NULL,
    PRIMARY KEY (tracked_account_id, day)
);

-- +goose Down
DROP TABLE follower_counts;

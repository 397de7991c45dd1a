-- +goose Up
-- Whom no run brings back: an HMAC of network and id under a key that is not here, and nothing else of them.
CREATE TABLE erased_people (
    mark      bytea NOT NULL CHECK (length(mark) = 32),
    key_name  bytea NOT NULL CHECK (length(key_name) = 4), -- tells keys apart, and nothing about them
    user_id   bigint REFERENCES users,                     -- erased in this user's data alone; NULL: everywhere
    erased_on date  NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')::date
);
CREATE UNIQUE INDEX erased_people_everywhere ON erased_people (mark) WHERE user_id IS NULL;
CREATE UNIQUE INDEX erased_people_of_user ON erased_people (user_id, mark) WHERE user_id IS NOT NULL;

-- Everything about one person is found by these.
CREATE INDEX edges_person ON edges (person_id);
CREATE INDEX likers_person ON likers (person_id);
CREATE INDEX tracked_accounts_person ON tracked_accounts (x_user_id);
CREATE INDEX run_posts_external ON run_posts (post_id) WHERE post_id >= 4611686018427387904;

-- Opinions quote profiles. Whose the kept ones are is not known; who is still open is asked about again.
DELETE FROM model_opinions;
ALTER TABLE model_opinions ADD COLUMN person_id bigint NOT NULL;
CREATE INDEX model_opinions_person ON model_opinions (person_id);

-- What belongs to a user who is being erased is deleted bit by bit; the user's own row goes last.
ALTER TABLE users ADD COLUMN erased_at timestamptz;
CREATE INDEX users_erased ON users (id) WHERE erased_at IS NOT NULL;

-- +goose Down
ALTER TABLE users DROP COLUMN erased_at;
ALTER TABLE model_opinions DROP COLUMN person_id;
DROP INDEX edges_person, likers_person, tracked_accounts_person, run_posts_external;
DROP TABLE erased_people;

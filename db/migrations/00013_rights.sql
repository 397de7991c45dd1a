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

-- What tickets export, until they are used.
CREATE TABLE export_tickets (
    hash       bytea       PRIMARY KEY CHECK (length(hash) = 32), -- SHA-256 of the ticket
    key_id     bigint      NOT NULL REFERENCES api_keys ON DELETE CASCADE,
    request    text        NOT NULL, -- a JSON object
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX export_tickets_key ON export_tickets (key_id);

-- What belongs to a user who is being erased is deleted bit by bit; the user's own row goes last.
ALTER TABLE users ADD COLUMN erased_at timestamptz;
CREATE INDEX users_erased ON users (id) WHERE erased_at IS NOT NULL;

-- Whom the network has said to be gone or closed, and since when somebody has not been among those asked for.
ALTER TABLE x_profiles ADD COLUMN gone_at timestamptz, ADD COLUMN absent_at timestamptz;
CREATE INDEX x_profiles_gone ON x_profiles (gone_at) WHERE gone_at IS NOT NULL;
ALTER TABLE likers ADD COLUMN asked_run_id bigint; -- the last run that asked for somebody who has no edge

-- A hidden candidate is in no list. look_at is when it is to be found out anew whether the profile is too old.
ALTER TABLE candidates
    ADD COLUMN hidden_at timestamptz,
    ADD COLUMN look_at   timestamptz NOT NULL DEFAULT now() + interval '1 day';
CREATE INDEX candidates_look ON candidates (look_at);
CREATE INDEX candidates_hidden ON candidates (person_id) WHERE hidden_at IS NOT NULL;

-- +goose StatementBegin
-- The candidate with what lists need of it, as verdicts, profile and rating say now.
CREATE OR REPLACE FUNCTION listed_candidate(c candidates) RETURNS candidates LANGUAGE plpgsql AS $$
DECLARE
    in_force verdicts;
    p x_profiles;
    rated text;
BEGIN
    SELECT v.* INTO in_force FROM verdicts v
    WHERE v.saved_search_id = c.saved_search_id AND v.tracked_account_id = c.tracked_account_id
        AND v.person_id = c.person_id AND v.outcome IS NOT NULL
    ORDER BY v.run_id DESC LIMIT 1;
    SELECT x.* INTO p FROM x_profiles x WHERE x.id = c.person_id;
    c.hidden_at := coalesce(c.hidden_at, p.gone_at);
    c.followers_count := coalesce(p.followers_count, 0);
    c.judged_run_id := in_force.run_id;
    c.score := coalesce(in_force.score, -1);
    c.words := candidate_words(c.user_id, in_force.labels, p.handle, p.name, p.bio, p.location);
    c.group_id := NULL;
    IF in_force.outcome = 'passed' AND c.hidden_at IS NULL THEN
        SELECT r.value INTO rated FROM candidate_ratings r
        WHERE r.saved_search_id = c.saved_search_id AND r.tracked_account_id = c.tracked_account_id
            AND r.person_id = c.person_id;
        c.group_id := candidate_group(c, in_force, coalesce(rated, 'unrated'));
    END IF;
    RETURN c;
END $$;
-- +goose StatementEnd

-- +goose Down
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION listed_candidate(c candidates) RETURNS candidates LANGUAGE plpgsql AS $$
DECLARE
    in_force verdicts;
    p x_profiles;
    rated text;
BEGIN
    SELECT v.* INTO in_force FROM verdicts v
    WHERE v.saved_search_id = c.saved_search_id AND v.tracked_account_id = c.tracked_account_id
        AND v.person_id = c.person_id AND v.outcome IS NOT NULL
    ORDER BY v.run_id DESC LIMIT 1;
    SELECT x.* INTO p FROM x_profiles x WHERE x.id = c.person_id;
    c.followers_count := coalesce(p.followers_count, 0);
    c.judged_run_id := in_force.run_id;
    c.score := coalesce(in_force.score, -1);
    c.words := candidate_words(c.user_id, in_force.labels, p.handle, p.name, p.bio, p.location);
    c.group_id := NULL;
    IF in_force.outcome = 'passed' THEN
        SELECT r.value INTO rated FROM candidate_ratings r
        WHERE r.saved_search_id = c.saved_search_id AND r.tracked_account_id = c.tracked_account_id
            AND r.person_id = c.person_id;
        c.group_id := candidate_group(c, in_force, coalesce(rated, 'unrated'));
    END IF;
    RETURN c;
END $$;
-- +goose StatementEnd
DROP INDEX candidates_hidden, candidates_look, x_profiles_gone;
ALTER TABLE candidates DROP COLUMN hidden_at, DROP COLUMN look_at;
ALTER TABLE likers DROP COLUMN asked_run_id;
ALTER TABLE x_profiles DROP COLUMN gone_at, DROP COLUMN absent_at;
ALTER TABLE users DROP COLUMN erased_at;
ALTER TABLE model_opinions DROP COLUMN person_id;
DROP INDEX edges_person, likers_person, tracked_accounts_person, run_posts_external;
DROP TABLE erased_people, export_tickets;

-- +goose Up
-- What lists of candidates filter and sort by is kept with each candidate, by triggers: whatever writes a verdict, a
-- profile or a rating, a program of an older version too, leaves the lists right. Decision record 0014.

ALTER TABLE verdicts ADD COLUMN judged_at timestamptz; -- NULL: from before; the run's times tell it roughly
ALTER TABLE verdicts ALTER COLUMN judged_at SET DEFAULT now();

-- What a user thinks of a candidate of a search. A rating may come before the search has such a candidate.
CREATE TABLE candidate_ratings (
    user_id            bigint      NOT NULL REFERENCES users,
    saved_search_id    bigint      NOT NULL REFERENCES saved_searches,
    tracked_account_id bigint      NOT NULL REFERENCES tracked_accounts,
    person_id          bigint      NOT NULL,
    value              text        NOT NULL CHECK (value IN ('good', 'bad')),
    reason             text        CHECK (reason IN ('bot', 'wrong_gender', 'wrong_job', 'wrong_skill', 'wrong_personality', 'zapier', 'other')),
    note               text        NOT NULL DEFAULT '' CHECK (length(note) <= 500),
    rated_at           timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (saved_search_id, tracked_account_id, person_id)
);

-- Candidates in force that agree in all that has few values: a filter by these chooses whole groups.
CREATE TABLE candidate_groups (
    id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id             bigint NOT NULL REFERENCES users,
    tracked_account_id  bigint NOT NULL REFERENCES tracked_accounts,
    saved_search_id     bigint NOT NULL REFERENCES saved_searches,
    confidence          text   NOT NULL,
    source_type         text   NOT NULL,
    rating              text   NOT NULL CHECK (rating IN ('unrated', 'good', 'bad')),
    gender              text   NOT NULL,
    follower_count_tier text   NOT NULL,
    UNIQUE (user_id, tracked_account_id, saved_search_id, confidence, source_type, rating, gender, follower_count_tier)
);

ALTER TABLE candidates
    ADD COLUMN group_id        bigint REFERENCES candidate_groups, -- NULL: the newest verdict with an outcome is no pass
    ADD COLUMN judged_run_id   bigint,      -- of that verdict
    ADD COLUMN score           real    NOT NULL DEFAULT -1, -- -1: the verdict has none
    ADD COLUMN followers_count integer NOT NULL DEFAULT 0,  -- as the profile tells it now
    ADD COLUMN words           tsvector;    -- see candidate_words

-- +goose StatementBegin
-- Words of a text: runs of letters and digits, without case and accents, whatever locale the database has.
CREATE FUNCTION text_words(text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT left(w, 64)), '{}') FROM regexp_split_to_table(
        translate(normalize(regexp_replace(normalize($1, NFKD), '[\u0300-\u036f\ufe00-\ufe0f]', '', 'g'), NFC),
            'ABCDEFGHIJKLMNOPQRSTUVWXYZØøŁłĐđıÆŒẞÞÐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЄІҐЉЊЂЋЏЅЈ',
            'abcdefghijklmnopqrstuvwxyzoollddiæœßþðαβγδεζηθικλμνξοπρστυφχψωσабвгдежзиклмнопрстуфхцчшщъыьэюяєіґљњђћџѕј'),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\U0001f000-\U0001faff]+') w
    WHERE w <> ''
$$;
-- +goose StatementEnd

-- +goose StatementBegin
-- What a candidate is found by: the words of the profile, #label for each label of the verdict, @ and the user's id.
CREATE FUNCTION candidate_words(user_id bigint, labels text[], handle text, name text, bio text, location text)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_to_tsvector(text_words(concat_ws(' ', $3, $4, $5, $6)) || ('@' || $1)
        || ARRAY(SELECT '#' || l FROM unnest($2) l WHERE l <> ''))
$$;
-- +goose StatementEnd

-- +goose StatementBegin
-- The group of such candidates, which is made when there is none.
CREATE FUNCTION candidate_group(c candidates, in_force verdicts, rated text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    chosen bigint;
BEGIN
    FOR attempt IN 1..2 LOOP
        SELECT g.id INTO chosen FROM candidate_groups g
        WHERE g.user_id = c.user_id AND g.tracked_account_id = c.tracked_account_id
            AND g.saved_search_id = c.saved_search_id AND g.confidence = in_force.confidence
            AND g.source_type = c.source_type AND g.rating = rated AND g.gender = in_force.gender
            AND g.follower_count_tier = in_force.follower_count_tier;
        EXIT WHEN FOUND;
        INSERT INTO candidate_groups (user_id, tracked_account_id, saved_search_id, confidence, source_type, rating,
            gender, follower_count_tier)
        VALUES (c.user_id, c.tracked_account_id, c.saved_search_id, in_force.confidence, c.source_type, rated,
            in_force.gender, in_force.follower_count_tier)
        ON CONFLICT DO NOTHING RETURNING id INTO chosen;
        EXIT WHEN FOUND;
    END LOOP;
    RETURN chosen;
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
-- The candidate with what lists need of it, as verdicts, profile and rating say now.
CREATE FUNCTION listed_candidate(c candidates) RETURNS candidates LANGUAGE plpgsql AS $$
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

-- +goose StatementBegin
-- Brings candidates up to date, in an order in which no two transactions can wait for each other.
CREATE FUNCTION refresh_candidates(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    c candidates;
BEGIN
    FOR c IN SELECT k.* FROM candidates k WHERE k.id = ANY(ids) ORDER BY k.person_id, k.id FOR NO KEY UPDATE LOOP
        c := listed_candidate(c);
        UPDATE candidates k SET group_id = c.group_id, judged_run_id = c.judged_run_id, score = c.score,
            followers_count = c.followers_count, words = c.words
        WHERE k.id = c.id AND (k.group_id, k.judged_run_id, k.score, k.followers_count, k.words)
            IS DISTINCT FROM (c.group_id, c.judged_run_id, c.score, c.followers_count, c.words);
    END LOOP;
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION candidates_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RETURN listed_candidate(NEW);
END $$;
-- +goose StatementEnd
CREATE TRIGGER candidates_made BEFORE INSERT ON candidates FOR EACH ROW EXECUTE FUNCTION candidates_made();

-- +goose StatementBegin
CREATE FUNCTION candidates_judged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refresh_candidates(ARRAY(
        SELECT c.id FROM changed v JOIN candidates c ON c.saved_search_id = v.saved_search_id
            AND c.tracked_account_id = v.tracked_account_id AND c.person_id = v.person_id
        WHERE v.outcome IS NOT NULL));
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER candidates_judged AFTER INSERT ON verdicts
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candidates_judged();
CREATE TRIGGER candidates_filtered AFTER UPDATE ON verdicts
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candidates_judged();

-- +goose StatementBegin
CREATE FUNCTION candidates_rated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refresh_candidates(ARRAY(
        SELECT c.id FROM changed r JOIN candidates c ON c.saved_search_id = r.saved_search_id
            AND c.tracked_account_id = r.tracked_account_id AND c.person_id = r.person_id));
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER candidates_rated AFTER INSERT ON candidate_ratings
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candidates_rated();
CREATE TRIGGER candidates_rated_again AFTER UPDATE ON candidate_ratings
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candidates_rated();
CREATE TRIGGER candidates_unrated AFTER DELETE ON candidate_ratings
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candidates_rated();

-- +goose StatementBegin
CREATE FUNCTION candidates_refreshed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refresh_candidates(ARRAY(
        SELECT c.id FROM changed n JOIN previous o ON o.id = n.id JOIN candidates c ON c.person_id = n.id
        WHERE (n.handle, n.name, n.bio, n.location, n.followers_count)
            IS DISTINCT FROM (o.handle, o.name, o.bio, o.location, o.followers_count)));
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER candidates_refreshed AFTER UPDATE ON x_profiles
    REFERENCING OLD TABLE AS previous NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candidates_refreshed();

-- Rows from before. Nobody else has a group yet, so the groups are made first, all at once.
ANALYZE candidates, verdicts, x_profiles;
CREATE TEMPORARY TABLE old_candidates ON COMMIT DROP AS
    SELECT c.id, v.run_id, v.outcome, coalesce(v.score, -1) AS score, v.confidence, v.gender, v.follower_count_tier,
        coalesce(p.followers_count, 0) AS followers_count,
        candidate_words(c.user_id, v.labels, p.handle, p.name, p.bio, p.location) AS words
    FROM candidates c
    LEFT JOIN LATERAL (
        SELECT w.run_id, w.outcome, w.score, w.confidence, w.gender, w.follower_count_tier, w.labels FROM verdicts w
        WHERE w.saved_search_id = c.saved_search_id AND w.tracked_account_id = c.tracked_account_id
            AND w.person_id = c.person_id AND w.outcome IS NOT NULL
        ORDER BY w.run_id DESC LIMIT 1
    ) v ON true
    LEFT JOIN x_profiles p ON p.id = c.person_id;
INSERT INTO candidate_groups (user_id, tracked_account_id, saved_search_id, confidence, source_type, rating, gender,
    follower_count_tier)
SELECT DISTINCT c.user_id, c.tracked_account_id, c.saved_search_id, o.confidence, c.source_type, 'unrated', o.gender,
    o.follower_count_tier
FROM old_candidates o JOIN candidates c ON c.id = o.id WHERE o.outcome = 'passed';
UPDATE candidates c SET judged_run_id = o.run_id, score = o.score, followers_count = o.followers_count,
    words = o.words, group_id = CASE WHEN o.outcome = 'passed' THEN (
        SELECT g.id FROM candidate_groups g
        WHERE g.user_id = c.user_id AND g.tracked_account_id = c.tracked_account_id
            AND g.saved_search_id = c.saved_search_id AND g.confidence = o.confidence
            AND g.source_type = c.source_type AND g.rating = 'unrated' AND g.gender = o.gender
            AND g.follower_count_tier = o.follower_count_tier) END
FROM old_candidates o WHERE o.id = c.id;

CREATE INDEX candidates_person ON candidates (person_id);
CREATE INDEX candidates_words ON candidates USING gin (words) WITH (gin_pending_list_limit = 256);
CREATE INDEX candidates_found ON candidates (user_id, created_at, id) INCLUDE (group_id);
CREATE INDEX candidates_score ON candidates (user_id, score, id);
CREATE INDEX candidates_followers ON candidates (user_id, followers_count, id);
CREATE INDEX candidates_group_found ON candidates (group_id, created_at, id) WHERE group_id IS NOT NULL;
CREATE INDEX candidates_group_score ON candidates (group_id, score, id) INCLUDE (created_at) WHERE group_id IS NOT NULL;
CREATE INDEX candidates_group_followers ON candidates (group_id, followers_count, id) INCLUDE (created_at)
    WHERE group_id IS NOT NULL;
DROP INDEX candidates_user;
-- What a run passed, by how it judged.
CREATE INDEX verdicts_of_run ON verdicts (run_id, confidence, follower_count_tier, gender) WHERE outcome = 'passed';
DROP INDEX verdicts_passed;
ANALYZE candidates;

-- +goose Down
DROP TRIGGER candidates_made ON candidates;
DROP TRIGGER candidates_judged ON verdicts;
DROP TRIGGER candidates_filtered ON verdicts;
DROP TRIGGER candidates_refreshed ON x_profiles;
DROP INDEX candidates_person;
DROP TABLE candidate_ratings;
DROP FUNCTION candidates_made(), candidates_judged(), candidates_rated(), candidates_refreshed(),
    refresh_candidates(bigint[]), listed_candidate(candidates), candidate_group(candidates, verdicts, text),
    candidate_words(bigint, text[], text, text, text, text), text_words(text);
ALTER TABLE candidates DROP COLUMN group_id, DROP COLUMN judged_run_id, DROP COLUMN score, DROP COLUMN followers_count,
    DROP COLUMN words;
DROP TABLE candidate_groups;
ALTER TABLE verdicts DROP COLUMN judged_at;
CREATE INDEX candidates_user ON candidates (user_id, id);
CREATE INDEX verdicts_passed ON verdicts (run_id, person_id) WHERE outcome = 'passed';
DROP INDEX verdicts_of_run;

-- +goose NO TRANSACTION
-- +goose Up
-- How a candidate in force was judged, and where the person was met, are words too, =c, =s, =g and =t before the value, so
-- that the index of beginnings brings those whom a filter leaves. Old rows get them a few at a time, each time in a
-- transaction of its own: nobody waits long for a row, and a migration that was broken off goes on. A million candidates
-- take some minutes.

-- +goose StatementBegin
CREATE OR REPLACE FUNCTION candidate_beginnings(user_id bigint, saved_search_id bigint, tracked_account_id bigint,
    words tsvector)
RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    owner text := $1 || ':';
    all_words text[] := tsvector_to_array($4);
BEGIN
    RETURN ARRAY(SELECT owner || CASE WHEN ascii(w) IN (ascii('#'), ascii('=')) THEN w ELSE left(w, 3) END
            FROM unnest(all_words) w
            WHERE ascii(w) IN (ascii('#'), ascii('=')) OR length(w) >= 3 AND ascii(w) <> ascii('@'))
        || ARRAY(SELECT owner || left(w, 5) FROM unnest(all_words) w
            WHERE length(w) >= 5 AND ascii(w) NOT IN (ascii('#'), ascii('='), ascii('@')))
        || ('&' || $2 || '.' || $3);
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
-- The words of what few values tell of a candidate in force.
CREATE OR REPLACE FUNCTION candidate_facets(confidence text, source_type text, gender text, follower_count_tier text)
RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN array_to_tsvector(ARRAY['=c' || $1, '=s' || $2, '=g' || $3, '=t' || $4]);
END $$;
-- +goose StatementEnd

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
        c.words := c.words
            || candidate_facets(in_force.confidence, c.source_type, in_force.gender, in_force.follower_count_tier);
    END IF;
    RETURN c;
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
-- In the order in which refresh_candidates locks them.
DO $$
DECLARE
    done bigint;
    next bigint;
BEGIN
    LOCK TABLE candidates IN SHARE MODE; -- once whoever writes has ended, all who write from then on add facets
    COMMIT;
    LOOP
        SELECT max(n.person_id) INTO next FROM (
            SELECT c.person_id FROM candidates c WHERE done IS NULL OR c.person_id > done
            ORDER BY c.person_id LIMIT 2000) n;
        EXIT WHEN next IS NULL;
        UPDATE candidates c SET words = n.words FROM (
            SELECT l.id, l.words
                || candidate_facets(g.confidence, g.source_type, g.gender, g.follower_count_tier) AS words
            FROM (
                SELECT k.id, k.words, k.group_id FROM candidates k
                WHERE k.person_id <= next AND (done IS NULL OR k.person_id > done) AND k.group_id IS NOT NULL
                ORDER BY k.person_id, k.id FOR NO KEY UPDATE
            ) l JOIN candidate_groups g ON g.id = l.group_id
        ) n WHERE c.id = n.id AND c.words <> n.words;
        COMMIT;
        done := next;
    END LOOP;
END $$;
-- +goose StatementEnd
VACUUM (ANALYZE) candidates;

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
UPDATE candidates c SET words = ts_delete(c.words, tsvector_to_array(
    candidate_facets(g.confidence, g.source_type, g.gender, g.follower_count_tier)))
FROM candidate_groups g WHERE g.id = c.group_id;
DROP FUNCTION candidate_facets(text, text, text, text);
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION candidate_beginnings(user_id bigint, saved_search_id bigint, tracked_account_id bigint,
    words tsvector)
RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    owner text := $1 || ':';
    all_words text[] := tsvector_to_array($4);
BEGIN
    RETURN ARRAY(SELECT owner || CASE ascii(w) WHEN ascii('#') THEN w ELSE left(w, 3) END FROM unnest(all_words) w
            WHERE ascii(w) = ascii('#') OR length(w) >= 3 AND ascii(w) <> ascii('@'))
        || ARRAY(SELECT owner || left(w, 5) FROM unnest(all_words) w
            WHERE length(w) >= 5 AND ascii(w) NOT IN (ascii('#'), ascii('@')))
        || ('&' || $2 || '.' || $3);
END $$;
-- +goose StatementEnd

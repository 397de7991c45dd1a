-- +goose NO TRANSACTION
-- +goose Up
-- What a candidate is looked up by is kept in sixteen parts, so that a count up to 10,000 reads as few of them as hold
-- so many, and not all. Neither who reads nor who writes waits for the index to be made; programs of the version before
-- find words without one for as long as they are still there. A million candidates take some minutes.

-- +goose StatementBegin
-- The keys of a candidate: of each word of three letters or more the first three, of each of five or more the first
-- five, #label, what few values tell, the search, and the search with the account. Before each stand the user's id and
-- the part, which neighbours in the table share.
CREATE OR REPLACE FUNCTION candidate_keys(id bigint, user_id bigint, saved_search_id bigint, tracked_account_id bigint,
    words tsvector)
RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    owner text := $2 || '.' || ($1 >> 8 & 15) || ':';
    keys text[] := ARRAY[owner || '&' || $3, owner || '&' || $3 || '.' || $4];
    word text;
BEGIN
    FOREACH word IN ARRAY coalesce(tsvector_to_array($5), '{}') LOOP
        CASE
            WHEN ascii(word) IN (ascii('#'), ascii('=')) THEN keys := keys || (owner || word);
            WHEN length(word) < 3 OR ascii(word) = ascii('@') THEN NULL;
            WHEN length(word) < 5 THEN keys := keys || (owner || left(word, 3));
            ELSE keys := keys || (owner || left(word, 3)) || (owner || left(word, 5));
        END CASE;
    END LOOP;
    RETURN keys;
END $$;
-- +goose StatementEnd
DROP INDEX CONCURRENTLY IF EXISTS candidates_keys; -- what a migration that was broken off has left
CREATE INDEX CONCURRENTLY candidates_keys ON candidates
    USING gin (candidate_keys(id, user_id, saved_search_id, tracked_account_id, words))
    WITH (gin_pending_list_limit = 1024);
ANALYZE candidates;
DROP INDEX CONCURRENTLY IF EXISTS candidates_beginnings;

-- +goose Down
DROP INDEX CONCURRENTLY IF EXISTS candidates_beginnings;
CREATE INDEX CONCURRENTLY candidates_beginnings ON candidates
    USING gin (candidate_beginnings(user_id, saved_search_id, tracked_account_id, words))
    WITH (gin_pending_list_limit = 1024);
ANALYZE candidates;
DROP INDEX CONCURRENTLY IF EXISTS candidates_keys;
DROP FUNCTION IF EXISTS candidate_keys(bigint, bigint, bigint, bigint, tsvector);

-- +goose Up
-- What a search said in each of its versions, kept by a trigger, so that a program of an older version leaves it whole.
CREATE TABLE search_versions (
    saved_search_id bigint NOT NULL REFERENCES saved_searches ON DELETE CASCADE,
    version         integer NOT NULL,
    definition      jsonb NOT NULL,
    saved_at        timestamptz NOT NULL,
    PRIMARY KEY (saved_search_id, version)
);

LOCK TABLE saved_searches IN SHARE ROW EXCLUSIVE MODE; -- no version is saved until the trigger sees it

-- Earlier versions are known from the runs that used them; when they were saved is not.
INSERT INTO search_versions (saved_search_id, version, definition, saved_at)
SELECT DISTINCT ON (r.saved_search_id, r.search_version) r.saved_search_id, r.search_version, r.search_definition,
    CASE r.search_version WHEN 1 THEN s.created_at ELSE r.triggered_at END
FROM sync_runs r JOIN saved_searches s ON s.id = r.saved_search_id AND r.search_version < s.version
ORDER BY r.saved_search_id, r.search_version, r.id;

INSERT INTO search_versions (saved_search_id, version, definition, saved_at)
SELECT s.id, s.version, s.definition, CASE s.version WHEN 1 THEN s.created_at ELSE s.updated_at END
FROM saved_searches s;

-- +goose StatementBegin
CREATE FUNCTION search_saved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_versions (saved_search_id, version, definition, saved_at)
    VALUES (NEW.id, NEW.version, NEW.definition, NEW.updated_at) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER search_saved AFTER INSERT OR UPDATE OF version ON saved_searches
    FOR EACH ROW EXECUTE FUNCTION search_saved();

-- +goose Down
DROP TRIGGER search_saved ON saved_searches;
DROP FUNCTION search_saved();
DROP TABLE search_versions;

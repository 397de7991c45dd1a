-- +goose Up
-- Who moved whom in lists by score, and from where, so that a list that is read page by page goes on in the order in
-- which it began: the last few moves of each candidate, oldest first. Nothing is written where nobody moves.
ALTER TABLE candidates ADD COLUMN moved xid8, ADD COLUMN moved_by xid8[], ADD COLUMN moved_from real[];
CREATE INDEX candidates_moved ON candidates (user_id, moved) WHERE moved IS NOT NULL;

-- +goose StatementBegin
CREATE FUNCTION candidates_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    first integer := coalesce(cardinality(OLD.moved_by), 0) - 4; -- of the last six, with the new one
BEGIN
    NEW.moved := pg_current_xact_id();
    NEW.moved_by := (OLD.moved_by || NEW.moved)[first:];
    NEW.moved_from := (OLD.moved_from || OLD.score)[first:];
    RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER candidates_moved BEFORE UPDATE OF score ON candidates FOR EACH ROW
    WHEN (OLD.score IS DISTINCT FROM NEW.score) EXECUTE FUNCTION candidates_moved();

-- +goose Down
DROP TRIGGER candidates_moved ON candidates;
DROP FUNCTION candidates_moved();
ALTER TABLE candidates DROP COLUMN moved, DROP COLUMN moved_by, DROP COLUMN moved_from;

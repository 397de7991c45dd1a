-- +goose Up
-- A database that was restored has moves whose transactions are numbers of another cluster. Those that are yet to end
-- here are not kept beside a new move.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION candidates_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    mine  xid8 := pg_current_xact_id();
    now   pg_snapshot := pg_current_snapshot();
    first integer;
BEGIN
    IF OLD.moved IS NOT NULL AND NOT pg_snapshot_xmin(now) > ALL (OLD.moved_by) THEN -- whoever moved them has ended
        SELECT array_agg(o.by ORDER BY o.n), array_agg(o.score ORDER BY o.n) INTO OLD.moved_by, OLD.moved_from
        FROM unnest(OLD.moved_by, OLD.moved_from) WITH ORDINALITY AS o(by, score, n)
        WHERE o.by = mine OR pg_visible_in_snapshot(o.by, now);
    END IF;
    first := coalesce(cardinality(OLD.moved_by), 0) - 4; -- of the last six, with the new one
    NEW.moved := mine;
    NEW.moved_by := (OLD.moved_by || NEW.moved)[first:];
    NEW.moved_from := (OLD.moved_from || OLD.score)[first:];
    RETURN NEW;
END $$;
-- +goose StatementEnd

-- +goose Down
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION candidates_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    first integer := coalesce(cardinality(OLD.moved_by), 0) - 4; -- of the last six, with the new one
BEGIN
    NEW.moved := pg_current_xact_id();
    NEW.moved_by := (OLD.moved_by || NEW.moved)[first:];
    NEW.moved_from := (OLD.moved_from || OLD.score)[first:];
    RETURN NEW;
END $$;
-- +goose StatementEnd

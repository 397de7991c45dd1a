-- +goose Up
-- Sums that grow with an account's age are kept, by triggers: whatever writes a run or an edge, a program of an older
-- version too, leaves them right.

-- What the ended runs of an account found. A live run's own counts come on top; its end adds them in its transaction,
-- which locks this row last. The row is made with the account's first run, so that no end waits for the account.
CREATE TABLE run_totals (
    tracked_account_id  bigint PRIMARY KEY REFERENCES tracked_accounts ON DELETE CASCADE,
    new_followers_count bigint NOT NULL DEFAULT 0,
    likers_count        bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

-- How many edges an account has. Pages hold this row before their run's, so it is not the row above, which ends of runs
-- hold after it.
CREATE TABLE known_followers (
    tracked_account_id bigint PRIMARY KEY REFERENCES tracked_accounts ON DELETE CASCADE,
    people             bigint NOT NULL
) WITH (fillfactor = 50);

-- +goose StatementBegin
CREATE FUNCTION edges_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO known_followers AS k (tracked_account_id, people)
    SELECT e.tracked_account_id, count(*) FROM made e GROUP BY 1 ORDER BY 1
    ON CONFLICT (tracked_account_id) DO UPDATE SET people = k.people + excluded.people;
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER edges_made AFTER INSERT ON edges
    REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION edges_made();

-- +goose StatementBegin
CREATE FUNCTION edges_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE known_followers k SET people = k.people - g.n
    FROM (SELECT e.tracked_account_id, count(*) AS n FROM gone e GROUP BY 1) g
    WHERE k.tracked_account_id = g.tracked_account_id;
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER edges_gone AFTER DELETE ON edges
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION edges_gone();

-- +goose StatementBegin
CREATE FUNCTION runs_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO run_totals (tracked_account_id)
    SELECT DISTINCT r.tracked_account_id FROM made r ORDER BY 1 ON CONFLICT DO NOTHING;
    IF EXISTS (SELECT 1 FROM made r WHERE r.completed_at IS NOT NULL) THEN
        UPDATE run_totals t SET new_followers_count = t.new_followers_count + m.new_followers_count,
            likers_count = t.likers_count + m.likers_count
        FROM (SELECT r.tracked_account_id, sum(r.new_followers_count) AS new_followers_count,
                sum(r.likers_count) AS likers_count
            FROM made r WHERE r.completed_at IS NOT NULL GROUP BY 1) m
        WHERE t.tracked_account_id = m.tracked_account_id;
    END IF;
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER runs_made AFTER INSERT ON sync_runs
    REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION runs_made();

-- +goose StatementBegin
-- A run's counts are in the totals from its end on.
CREATE FUNCTION runs_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.completed_at IS NOT NULL THEN
        UPDATE run_totals t SET new_followers_count = t.new_followers_count - OLD.new_followers_count,
            likers_count = t.likers_count - OLD.likers_count
        WHERE t.tracked_account_id = OLD.tracked_account_id;
    END IF;
    IF NEW.completed_at IS NOT NULL THEN
        UPDATE run_totals t SET new_followers_count = t.new_followers_count + NEW.new_followers_count,
            likers_count = t.likers_count + NEW.likers_count
        WHERE t.tracked_account_id = NEW.tracked_account_id;
    END IF;
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER runs_ended AFTER UPDATE ON sync_runs FOR EACH ROW
    WHEN ((OLD.completed_at IS NOT NULL OR NEW.completed_at IS NOT NULL)
        AND (OLD.completed_at IS NULL, OLD.new_followers_count, OLD.likers_count, OLD.tracked_account_id)
        IS DISTINCT FROM (NEW.completed_at IS NULL, NEW.new_followers_count, NEW.likers_count, NEW.tracked_account_id))
    EXECUTE FUNCTION runs_ended();

-- +goose StatementBegin
CREATE FUNCTION runs_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE run_totals t SET new_followers_count = t.new_followers_count - g.new_followers_count,
        likers_count = t.likers_count - g.likers_count
    FROM (SELECT r.tracked_account_id, sum(r.new_followers_count) AS new_followers_count,
            sum(r.likers_count) AS likers_count
        FROM gone r WHERE r.completed_at IS NOT NULL GROUP BY 1) g
    WHERE t.tracked_account_id = g.tracked_account_id;
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER runs_gone AFTER DELETE ON sync_runs
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION runs_gone();

-- Rows from before. The triggers' locks keep everybody else from writing until this has committed.
INSERT INTO known_followers (tracked_account_id, people)
    SELECT e.tracked_account_id, count(*) FROM edges e GROUP BY 1;
INSERT INTO run_totals (tracked_account_id, new_followers_count, likers_count)
    SELECT r.tracked_account_id, coalesce(sum(r.new_followers_count) FILTER (WHERE r.completed_at IS NOT NULL), 0),
        coalesce(sum(r.likers_count) FILTER (WHERE r.completed_at IS NOT NULL), 0)
    FROM sync_runs r GROUP BY 1;

-- +goose Down
DROP TRIGGER edges_made ON edges;
DROP TRIGGER edges_gone ON edges;
DROP TRIGGER runs_made ON sync_runs;
DROP TRIGGER runs_ended ON sync_runs;
DROP TRIGGER runs_gone ON sync_runs;
DROP FUNCTION edges_made(), edges_gone(), runs_made(), runs_ended(), runs_gone();
DROP TABLE run_totals, known_followers;

-- +goose Up
-- Accounts of other networks than X. Ids of X stay its own; others are numbered from 2^62 up, above any of X's.
CREATE SEQUENCE external_ids_id AS bigint START WITH 4611686018427387904 MINVALUE 4611686018427387904;
CREATE TABLE external_ids (
    network     text   NOT NULL CHECK (network IN ('bluesky')),
    external_id text   NOT NULL CHECK (length(external_id) BETWEEN 1 AND 2048),
    id          bigint NOT NULL DEFAULT nextval('external_ids_id') UNIQUE,
    PRIMARY KEY (network, external_id)
);
ALTER SEQUENCE external_ids_id OWNED BY external_ids.id;

ALTER TABLE tracked_accounts
    ADD COLUMN network      text    NOT NULL DEFAULT 'x' CHECK (network IN ('x', 'bluesky')),
    ADD COLUMN name         text    NOT NULL DEFAULT '',
    ADD COLUMN is_protected boolean NOT NULL DEFAULT false,
    ADD COLUMN scans_begun  integer NOT NULL DEFAULT 0, -- runs that have begun to read the follower list
    ADD COLUMN count_gap    integer,     -- followers told less followers known, when that was smallest since the last full scan
    ADD COLUMN full_scan_at timestamptz, -- when the list was last read to its end
    ADD COLUMN paused_until timestamptz, -- schedules leave the account alone until then: credit was used up
    DROP CONSTRAINT tracked_accounts_handle_check,
    ADD CONSTRAINT tracked_accounts_handle_check CHECK (CASE network
        WHEN 'x' THEN handle ~ '^[a-z0-9_]{1,15}$'
        ELSE length(handle) <= 253 AND handle ~ '^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$'
    END),
    DROP CONSTRAINT tracked_accounts_user_id_x_user_id_key,
    ADD CONSTRAINT tracked_accounts_user_id_network_x_user_id_key UNIQUE (user_id, network, x_user_id);

-- A count that could not be read is unknown. A tweet_count of 0 may have been a post_count that was not read.
ALTER TABLE x_profiles
    ALTER COLUMN following_count DROP NOT NULL,
    ALTER COLUMN tweet_count DROP NOT NULL,
    ALTER COLUMN listed_count DROP NOT NULL;
UPDATE x_profiles SET tweet_count = NULL WHERE tweet_count = 0;

-- People who are asked for in vain are asked for less and less often: again by the account's scan of that number.
ALTER TABLE edges
    ADD COLUMN vain_asks integer NOT NULL DEFAULT 0,
    ADD COLUMN ask_at    integer NOT NULL DEFAULT 0;

-- A run whose source refused its account or the head of its list judges whom it knows before it fails.
ALTER TABLE sync_runs
    ADD COLUMN failure_code    text NOT NULL DEFAULT '',
    ADD COLUMN failure_message text NOT NULL DEFAULT '',
    DROP CONSTRAINT sync_runs_error_code_check,
    ADD CONSTRAINT sync_runs_error_code_check CHECK (error_code IN ('', 'CANCELLED', 'HANDLE_NOT_FOUND', 'ACCOUNT_PROTECTED', 'SOURCE_UNAUTHORIZED', 'OUT_OF_CREDIT', 'SOURCE_UNAVAILABLE', 'WORKER_CRASHED', 'INTERNAL'));
-- No row that exists can break the new check, so the log is not read for it.
ALTER TABLE sync_run_events
    DROP CONSTRAINT sync_run_events_error_code_check,
    ADD CONSTRAINT sync_run_events_error_code_check CHECK (error_code IN ('', 'CANCELLED', 'HANDLE_NOT_FOUND', 'ACCOUNT_PROTECTED', 'SOURCE_UNAUTHORIZED', 'OUT_OF_CREDIT', 'SOURCE_UNAVAILABLE', 'WORKER_CRASHED', 'INTERNAL')) NOT VALID;

-- A scan that never got a page has nothing to go on with.
UPDATE scans s SET state = 'abandoned'
FROM sync_runs r
WHERE r.id = s.run_id AND s.state = 'open' AND s.pages = 0 AND r.status IN ('completed', 'failed');

-- +goose Down
DROP TABLE external_ids;
ALTER TABLE sync_run_events
    DROP CONSTRAINT sync_run_events_error_code_check,
    ADD CONSTRAINT sync_run_events_error_code_check CHECK (error_code IN ('', 'CANCELLED', 'HANDLE_NOT_FOUND', 'ACCOUNT_PROTECTED', 'SOURCE_UNAUTHORIZED', 'SOURCE_UNAVAILABLE', 'WORKER_CRASHED', 'INTERNAL')) NOT VALID;
ALTER TABLE sync_runs
    DROP COLUMN failure_code,
    DROP COLUMN failure_message,
    DROP CONSTRAINT sync_runs_error_code_check,
    ADD CONSTRAINT sync_runs_error_code_check CHECK (error_code IN ('', 'CANCELLED', 'HANDLE_NOT_FOUND', 'ACCOUNT_PROTECTED', 'SOURCE_UNAUTHORIZED', 'SOURCE_UNAVAILABLE', 'WORKER_CRASHED', 'INTERNAL')) NOT VALID;
ALTER TABLE edges DROP COLUMN vain_asks, DROP COLUMN ask_at;
ALTER TABLE tracked_accounts
    DROP CONSTRAINT tracked_accounts_user_id_network_x_user_id_key,
    ADD CONSTRAINT tracked_accounts_user_id_x_user_id_key UNIQUE (user_id, x_user_id),
    DROP CONSTRAINT tracked_accounts_handle_check,
    DROP COLUMN network,
    DROP COLUMN name,
    DROP COLUMN is_protected,
    DROP COLUMN scans_begun,
    DROP COLUMN count_gap,
    DROP COLUMN full_scan_at,
    DROP COLUMN paused_until;

-- +goose Up
CREATE TABLE users (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text        NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
    timezone    text, -- IANA name; NULL reads as UTC
    created_at  timestamptz NOT NULL DEFAULT now()
);

-- Only the hash of a key is kept. The prefix is the first 12 characters, to be recognised by its owner.
CREATE TABLE api_keys (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id      bigint      NOT NULL REFERENCES users,
    prefix       text        NOT NULL CHECK (length(prefix) = 12),
    hash         bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz,
    revoked_at   timestamptz
);
CREATE INDEX api_keys_prefix ON api_keys (prefix);

-- Requests of a key in its current minute, counted for all servers together.
CREATE TABLE key_windows (
    key_id     bigint PRIMARY KEY REFERENCES api_keys,
    started_at timestamptz NOT NULL,
    used       integer     NOT NULL
);

CREATE TABLE saved_searches (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id              bigint      NOT NULL REFERENCES users,
    name                 text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    definition           jsonb       NOT NULL, -- description, labels, genders, strictGender, followerCountTiers
    version              integer     NOT NULL DEFAULT 1,
    created_at           timestamptz NOT NULL DEFAULT now(),
    updated_at           timestamptz NOT NULL DEFAULT now(),
    deleted_at           timestamptz
);
CREATE INDEX saved_searches_user ON saved_searches (user_id, id);

CREATE TABLE tracked_accounts (
    id                        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id                   bigint      NOT NULL REFERENCES users,
    handle                    text        NOT NULL CHECK (handle ~ '^[a-z0-9_]{1,15}$'),
    x_user_id                 bigint      NOT NULL,
    tier                      text        NOT NULL CHECK (tier IN ('starter', 'growth', 'pro')),
    is_active                 boolean     NOT NULL DEFAULT true,
    saved_search_id           bigint REFERENCES saved_searches,
    profile_image_url         text        NOT NULL DEFAULT '',
    last_known_follower_count integer     NOT NULL DEFAULT 0,
    created_at                timestamptz NOT NULL DEFAULT now(),
    UNIQUE (user_id, x_user_id)
);
CREATE INDEX tracked_accounts_search ON tracked_accounts (saved_search_id);

-- A run, and the queue of runs.
CREATE TABLE sync_runs (
    id                      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id                 bigint      NOT NULL REFERENCES users,
    tracked_account_id      bigint      NOT NULL REFERENCES tracked_accounts,
    source                  text        NOT NULL CHECK (source IN ('manual', 'cron')),
    status                  text        NOT NULL CHECK (status IN ('queued', 'running', 'completed', 'failed')),
    stage                   text        NOT NULL DEFAULT '' CHECK (stage IN ('', 'fetch_followers', 'deep_crawl', 'backfill', 'likers', 'classify', 'filter')),
    triggered_at            timestamptz NOT NULL DEFAULT now(),
    started_at              timestamptz,
    completed_at            timestamptz,
    seq                     integer     NOT NULL DEFAULT 0,
    new_followers_count     integer     NOT NULL DEFAULT 0,
    deep_crawl_count        integer     NOT NULL DEFAULT 0,
    backfilled_count        integer     NOT NULL DEFAULT 0,
    likers_count            integer     NOT NULL DEFAULT 0,
    candidates_passed_count integer     NOT NULL DEFAULT 0,
    tier_filtered_count     integer     NOT NULL DEFAULT 0,
    gender_filtered_count   integer     NOT NULL DEFAULT 0,
    resources_used          integer     NOT NULL DEFAULT 0,
    cost_micro_usd          bigint      NOT NULL DEFAULT 0,
    error_code              text        NOT NULL DEFAULT '' CHECK (error_code IN ('', 'CANCELLED', 'HANDLE_NOT_FOUND', 'ACCOUNT_PROTECTED', 'SOURCE_UNAUTHORIZED', 'SOURCE_UNAVAILABLE', 'WORKER_CRASHED', 'INTERNAL')),
    error_message           text        NOT NULL DEFAULT '',
    -- The search as it was when the run was queued; NULL judges nobody.
    saved_search_id         bigint REFERENCES saved_searches,
    search_version          integer,
    search_definition       jsonb,
    budget                  integer     NOT NULL, -- resources this run may be charged
    client_mutation_id      text,
    client_mutation_input   text,
    -- The queue: who holds the run, until when, and not before when it may be claimed.
    attempt                 integer     NOT NULL DEFAULT 0,
    lease_until             timestamptz NOT NULL DEFAULT now(),
    not_before              timestamptz NOT NULL DEFAULT now(),
    barren_claims           integer     NOT NULL DEFAULT 0, -- claims in a row without one committed step
    rate_limited_hits       integer     NOT NULL DEFAULT 0, -- 429s in a row for the page at hand
    CHECK ((completed_at IS NOT NULL) = (status IN ('completed', 'failed'))),
    CHECK ((error_code <> '') = (status = 'failed')),
    CHECK ((saved_search_id IS NULL) = (search_definition IS NULL)),
    UNIQUE (user_id, client_mutation_id)
);
CREATE UNIQUE INDEX sync_runs_one_live ON sync_runs (tracked_account_id) WHERE status IN ('queued', 'running');
CREATE INDEX sync_runs_due ON sync_runs (not_before, id) WHERE status IN ('queued', 'running');
CREATE INDEX sync_runs_user ON sync_runs (user_id, id);
CREATE INDEX sync_runs_account ON sync_runs (tracked_account_id, id);

-- The log of a run: the whole of what a reader may see of it, as of each event.
CREATE TABLE sync_run_events (
    run_id                  bigint      NOT NULL REFERENCES sync_runs,
    seq                     integer     NOT NULL,
    at                      timestamptz NOT NULL,
    status                  text        NOT NULL CHECK (status IN ('queued', 'running', 'completed', 'failed')),
    stage                   text        NOT NULL CHECK (stage IN ('', 'fetch_followers', 'deep_crawl', 'backfill', 'likers', 'classify', 'filter')),
    message                 text        NOT NULL, -- '' for a page of data
    step_key                text        NOT NULL,
    new_followers_count     integer     NOT NULL,
    deep_crawl_count        integer     NOT NULL,
    backfilled_count        integer     NOT NULL,
    likers_count            integer     NOT NULL,
    candidates_passed_count integer     NOT NULL,
    tier_filtered_count     integer     NOT NULL,
    gender_filtered_count   integer     NOT NULL,
    resources_used          integer     NOT NULL,
    cost_micro_usd          bigint      NOT NULL,
    error_code              text        NOT NULL CHECK (error_code IN ('', 'CANCELLED', 'HANDLE_NOT_FOUND', 'ACCOUNT_PROTECTED', 'SOURCE_UNAUTHORIZED', 'SOURCE_UNAVAILABLE', 'WORKER_CRASHED', 'INTERNAL')),
    error_message           text        NOT NULL,
    PRIMARY KEY (run_id, seq),
    UNIQUE (run_id, step_key)
);
-- The progress log is the few events with a message among many pages of data.
CREATE INDEX sync_run_events_messages ON sync_run_events (run_id, seq) WHERE message <> '';

-- What X said of people, shared by all users.
CREATE TABLE x_profiles (
    id                bigint PRIMARY KEY,
    handle            text        NOT NULL,
    name              text        NOT NULL,
    bio               text        NOT NULL,
    location          text        NOT NULL,
    url               text        NOT NULL,
    profile_image_url text        NOT NULL,
    followers_count   integer     NOT NULL,
    following_count   integer     NOT NULL,
    tweet_count       integer     NOT NULL,
    listed_count      integer     NOT NULL,
    verified          boolean     NOT NULL,
    protected         boolean     NOT NULL,
    opened_at         timestamptz, -- when the account was opened at X
    fetched_at        timestamptz NOT NULL DEFAULT now()
);

-- Who follows a tracked account, as its runs found it.
CREATE TABLE edges (
    tracked_account_id bigint      NOT NULL REFERENCES tracked_accounts,
    person_id          bigint      NOT NULL,
    first_run_id       bigint      NOT NULL,
    fetched_at         timestamptz NOT NULL,
    detailed_at        timestamptz,                 -- NULL: known by id alone
    facts_hash         bigint      NOT NULL,        -- 0: known by id alone
    asked_run_id       bigint,                      -- the last run that asked X for this person
    asked_at           timestamptz,
    PRIMARY KEY (tracked_account_id, person_id)
) WITH (fillfactor = 90);
CREATE INDEX edges_thin ON edges (tracked_account_id, asked_at NULLS FIRST, person_id) WHERE detailed_at IS NULL;

-- Walks down an account's follower list.
CREATE TABLE scans (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tracked_account_id bigint  NOT NULL REFERENCES tracked_accounts,
    run_id             bigint  NOT NULL REFERENCES sync_runs,
    is_full            boolean NOT NULL,
    next_token         text    NOT NULL DEFAULT '',
    pages              integer NOT NULL DEFAULT 0,
    known_in_row       integer NOT NULL DEFAULT 0,
    inserted           integer NOT NULL DEFAULT 0, -- edges it made
    resources          integer NOT NULL DEFAULT 0, -- followers it read
    state              text    NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'abandoned')),
    UNIQUE (run_id, is_full)
);
CREATE INDEX scans_account ON scans (tracked_account_id, id);

-- Young posts of an account, fixed once per run.
CREATE TABLE run_posts (
    run_id     bigint      NOT NULL REFERENCES sync_runs,
    position   integer     NOT NULL,
    post_id    bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (run_id, position)
);

-- Who liked a post of a tracked account. fetched_at and facts_hash are kept only while no edge exists.
CREATE TABLE likers (
    tracked_account_id bigint NOT NULL REFERENCES tracked_accounts,
    person_id          bigint NOT NULL,
    first_run_id       bigint NOT NULL,
    fetched_at         timestamptz,
    facts_hash         bigint,
    PRIMARY KEY (tracked_account_id, person_id)
);

-- What judging somebody gave; of several rows the one of the newest run is in force.
CREATE TABLE verdicts (
    saved_search_id     bigint   NOT NULL REFERENCES saved_searches,
    tracked_account_id  bigint   NOT NULL REFERENCES tracked_accounts,
    person_id           bigint   NOT NULL,
    run_id              bigint   NOT NULL REFERENCES sync_runs,
    search_version      integer  NOT NULL,
    facts_hash          bigint   NOT NULL,
    confidence          text     NOT NULL CHECK (confidence IN ('full', 'maybe', 'none')),
    outcome             text     CHECK (outcome IN ('bot', 'none', 'tier', 'gender', 'passed')), -- NULL: to be filtered
    reasons             text[]   NOT NULL,
    gender              text     NOT NULL CHECK (gender IN ('female', 'male', 'nonbinary', 'unknown')),
    follower_count_tier text     NOT NULL CHECK (follower_count_tier IN ('under_1k', '1k_to_10k', '10k_to_100k', '100k_to_1m', 'over_1m')),
    labels              text[]   NOT NULL,
    PRIMARY KEY (saved_search_id, tracked_account_id, person_id, run_id)
);
CREATE INDEX verdicts_unfiltered ON verdicts (saved_search_id, tracked_account_id, person_id) WHERE outcome IS NULL;
CREATE INDEX verdicts_passed ON verdicts (run_id, person_id) WHERE outcome = 'passed';

CREATE TABLE candidates (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id            bigint      NOT NULL REFERENCES users,
    saved_search_id    bigint      NOT NULL REFERENCES saved_searches,
    tracked_account_id bigint      NOT NULL REFERENCES tracked_accounts,
    person_id          bigint      NOT NULL,
    first_run_id       bigint      NOT NULL REFERENCES sync_runs,
    last_run_id        bigint      NOT NULL REFERENCES sync_runs,
    source_type        text        NOT NULL CHECK (source_type IN ('follower', 'liker')),
    created_at         timestamptz NOT NULL DEFAULT now(),
    UNIQUE (saved_search_id, tracked_account_id, person_id)
);
CREATE INDEX candidates_user ON candidates (user_id, id);

-- What X was asked for on a day, so that the same resource is charged once.
CREATE TABLE resource_reads (
    user_id     bigint NOT NULL REFERENCES users,
    day         date   NOT NULL,
    kind        text   NOT NULL CHECK (kind IN ('user', 'follower', 'post')),
    resource_id bigint NOT NULL,
    PRIMARY KEY (user_id, day, kind, resource_id)
);
CREATE TABLE usage_days (
    user_id        bigint  NOT NULL REFERENCES users,
    day            date    NOT NULL,
    resources      integer NOT NULL,
    cost_micro_usd bigint  NOT NULL,
    PRIMARY KEY (user_id, day)
);

-- X's rate windows, shared by every worker. A bucket is one token (by hash) and endpoint.
CREATE TABLE rate_windows (
    bucket        text PRIMARY KEY,
    allowance     integer     NOT NULL DEFAULT 0, -- calls per window; 0: not known yet
    used          integer     NOT NULL DEFAULT 0,
    reset_at      timestamptz NOT NULL,
    is_provisional boolean    NOT NULL DEFAULT true -- reset_at is our guess, no answer has told it yet
);

-- Times of day at which the active accounts of a user and tier are synced.
CREATE TABLE schedules (
    user_id bigint      NOT NULL REFERENCES users,
    tier    text        NOT NULL CHECK (tier IN ('starter', 'growth', 'pro')),
    times   text[]      NOT NULL,
    next_at timestamptz, -- NULL: no times
    PRIMARY KEY (user_id, tier)
);
CREATE INDEX schedules_due ON schedules (next_at);

-- +goose Down
DROP TABLE schedules, rate_windows, usage_days, resource_reads, candidates, verdicts, likers, run_posts, scans, edges,
    x_profiles, sync_run_events, sync_runs, tracked_accounts, saved_searches, key_windows, api_keys, users;

-- +goose Up
-- Subscriptions: other servers that are told of candidates. Where and by which secret is sealed.
CREATE TABLE webhooks (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id            bigint      NOT NULL REFERENCES users ON DELETE CASCADE,
    target_hash        bytea       NOT NULL CHECK (length(target_hash) = 32), -- an HMAC of the target
    target             bytea       NOT NULL, -- sealed
    host               text        NOT NULL,
    target_shown       text        NOT NULL,
    secret             bytea       NOT NULL, -- sealed
    old_secret         bytea,                -- sealed; signs too until then
    old_secret_until   timestamptz,
    tells_failed       boolean     NOT NULL,
    tracked_account_id bigint REFERENCES tracked_accounts ON DELETE CASCADE,
    saved_search_id    bigint REFERENCES saved_searches ON DELETE CASCADE,
    source_type        text CHECK (source_type IN ('follower', 'liker')),
    confidence         text CHECK (confidence IN ('full', 'maybe', 'none')),
    rating             text CHECK (rating IN ('good', 'bad')),
    state              text        NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused')),
    created_at         timestamptz NOT NULL DEFAULT now(),
    failing_since      timestamptz, -- no attempt has succeeded since this one failed
    paused_at          timestamptz,
    -- One attempt at a time: who makes it, and until when.
    claims             integer     NOT NULL DEFAULT 0,
    leased_until       timestamptz NOT NULL DEFAULT '-infinity',
    UNIQUE (user_id, target_hash)
);
CREATE INDEX webhooks_account ON webhooks (tracked_account_id);
CREATE INDEX webhooks_search ON webhooks (saved_search_id);

-- Up to which candidate of an account a subscription has been told, or need not be. Candidates of an account are made by
-- one run at a time, so their ids rise in the order of their commits; over several accounts they do not.
CREATE TABLE webhook_cursors (
    webhook_id         bigint NOT NULL REFERENCES webhooks ON DELETE CASCADE,
    tracked_account_id bigint NOT NULL REFERENCES tracked_accounts ON DELETE CASCADE,
    told_through       bigint NOT NULL,
    PRIMARY KEY (webhook_id, tracked_account_id)
);
CREATE INDEX webhook_cursors_account ON webhook_cursors (tracked_account_id);

-- Runs that have ended and owe a subscription people. Which, and in how many deliveries, is worked out after the run has
-- ended, by whoever delivers.
CREATE TABLE webhook_debts (
    webhook_id  bigint NOT NULL REFERENCES webhooks ON DELETE CASCADE,
    sync_run_id bigint NOT NULL REFERENCES sync_runs ON DELETE CASCADE,
    PRIMARY KEY (webhook_id, sync_run_id)
);
CREATE INDEX webhook_debts_run ON webhook_debts (sync_run_id);

-- What is to be sent. People are named by their candidates alone: what is told
-- of them is read when it is sent.
CREATE TABLE webhook_deliveries (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id      uuid        NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    webhook_id      bigint      NOT NULL REFERENCES webhooks ON DELETE CASCADE,
    event           text        NOT NULL CHECK (event IN ('run.completed', 'run.failed', 'candidate.rated', 'webhook.test')),
    sync_run_id     bigint REFERENCES sync_runs ON DELETE CASCADE, -- NULL for a test
    candidate_ids   bigint[]    NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    state           text        NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'failed')),
    attempts        integer     NOT NULL DEFAULT 0,
    attempted_at    timestamptz, -- the last time
    retry_since     timestamptz, -- the first time, after a pause the first since
    due_at          timestamptz NOT NULL DEFAULT '-infinity',
    response_status integer,
    problem         text        NOT NULL DEFAULT ''
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (due_at, id) WHERE state = 'pending';
CREATE INDEX webhook_deliveries_webhook ON webhook_deliveries (webhook_id, id);
CREATE INDEX webhook_deliveries_run ON webhook_deliveries (sync_run_id);
CREATE INDEX candidates_account ON candidates (tracked_account_id, id);

-- +goose Down
DROP TABLE webhook_deliveries, webhook_debts, webhook_cursors, webhooks;
DROP INDEX candidates_account;

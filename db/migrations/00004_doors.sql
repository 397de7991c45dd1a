-- +goose Up

-- What keys have open, so that a server that has just started knows a reconnect from a new request. None of it is
-- worth a write-ahead log: without it a reconnect counts as a request.
CREATE UNLOGGED TABLE api_servers (
    id      bigint PRIMARY KEY, -- a process's own, at random
    seen_at timestamptz NOT NULL
);
CREATE UNLOGGED TABLE open_subscriptions (
    server_id   bigint      NOT NULL REFERENCES api_servers ON DELETE CASCADE,
    number      bigint      NOT NULL, -- the server's own
    key_id      bigint      NOT NULL REFERENCES api_keys,
    fingerprint bigint      NOT NULL, -- of what is subscribed to, whatever sequence it began after
    free_from   timestamptz NOT NULL, -- when opening the same again costs nothing
    closed_at   timestamptz,          -- NULL: open, or its server is gone
    PRIMARY KEY (server_id, number)
);
CREATE INDEX open_subscriptions_key ON open_subscriptions (key_id, fingerprint);

-- Subscriptions that a browser's EventSource may open by GET.
CREATE TABLE stream_tickets (
    hash           bytea       PRIMARY KEY CHECK (length(hash) = 32), -- SHA-256 of the ticket
    key_id         bigint      NOT NULL REFERENCES api_keys,
    query          text        NOT NULL,
    variables      text        NOT NULL, -- a JSON object; empty: none
    operation_name text        NOT NULL,
    created_at     timestamptz NOT NULL DEFAULT now(),
    used_at        timestamptz, -- the last time
    completed_at   timestamptz
);
CREATE INDEX stream_tickets_key ON stream_tickets (key_id, created_at);

-- +goose Down
DROP TABLE stream_tickets, open_subscriptions, api_servers;

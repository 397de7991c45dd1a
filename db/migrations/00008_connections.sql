-- +goose Up
-- The access to accounts at X that users allowed. A row serves its user's accounts alone.
CREATE TABLE x_connections (
    user_id        bigint      NOT NULL REFERENCES users,
    x_user_id      bigint      NOT NULL, -- who allowed it
    handle         text        NOT NULL, -- at that time
    sealed         bytea       NOT NULL, -- the tokens, see internal/secret
    generation     integer     NOT NULL DEFAULT 1, -- of the tokens; each write of others raises it
    state          text        NOT NULL DEFAULT 'connected' CHECK (state IN ('connected', 'reconnect')),
    connected_at   timestamptz NOT NULL DEFAULT now(),
    renewed_at     timestamptz NOT NULL DEFAULT now(),
    renew_at       timestamptz NOT NULL, -- when the token should be renewed
    ends_at        timestamptz NOT NULL, -- when X stops taking it
    renewing_until timestamptz NOT NULL DEFAULT now(), -- the lease of whoever renews it
    PRIMARY KEY (user_id, x_user_id)
);

-- Followers and posts of a connected account cost less.
ALTER TABLE resource_reads
    DROP CONSTRAINT resource_reads_kind_check,
    ADD CONSTRAINT resource_reads_kind_check CHECK (kind IN ('user', 'follower', 'post', 'owned'));

-- +goose Down
DROP TABLE x_connections;
DELETE FROM resource_reads WHERE kind = 'owned';
ALTER TABLE resource_reads
    DROP CONSTRAINT resource_reads_kind_check,
    ADD CONSTRAINT resource_reads_kind_check CHECK (kind IN ('user', 'follower', 'post'));

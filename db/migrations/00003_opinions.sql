-- +goose Up
-- What a model thinks of a profile and a version of a search, by the SHA-256 of what it was asked.
CREATE TABLE model_opinions (
    saved_search_id bigint      NOT NULL REFERENCES saved_searches,
    search_version  integer     NOT NULL,
    model           text        NOT NULL,
    profile_hash    bytea       NOT NULL CHECK (length(profile_hash) = 32),
    confidence      text        NOT NULL CHECK (confidence IN ('full', 'maybe', 'none')),
    quote           text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (saved_search_id, search_version, model, profile_hash)
);

-- What questions to models cost in a calendar month, UTC, with what is set aside for those under way.
CREATE TABLE model_spending (
    month     date   PRIMARY KEY,
    micro_usd bigint NOT NULL
);

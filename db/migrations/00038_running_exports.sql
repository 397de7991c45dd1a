-- +goose Up
-- Which keys have an export under way, over all servers: of the turn, until when unless it is renewed.
CREATE TABLE running_exports (
    key_id bigint PRIMARY KEY REFERENCES api_keys ON DELETE CASCADE,
    turn   bigint NOT NULL,
    until  timestamptz NOT NULL
);

-- +goose Down
DROP TABLE running_exports;

-- +goose Up
-- Sign-ins of browsers, each by a key, with which it ends. The window counts its requests of a minute, apart from those of
-- the key.
CREATE TABLE sessions (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	hash bytea NOT NULL UNIQUE CHECK (length(hash) = 32),
	key_id bigint NOT NULL REFERENCES api_keys (id),
	user_id bigint NOT NULL REFERENCES users (id),
	created_at timestamptz NOT NULL DEFAULT now(),
	seen_at timestamptz NOT NULL DEFAULT now(),
	window_started_at timestamptz NOT NULL DEFAULT now(),
	window_used integer NOT NULL DEFAULT 0
);

CREATE INDEX sessions_key ON sessions (key_id, seen_at);

-- +goose Down
DROP TABLE sessions;

-- Who is told of what happens, without an account. Addresses are sealed; `name` is their keyed
-- hash.

-- Those who asked and have not confirmed, for a day. `id` is the keyed hash of what they were sent
-- or shown.
CREATE TABLE status_asked (
  id BYTEA PRIMARY KEY,
  name BYTEA NOT NULL,
  at BIGINT NOT NULL,
  sent BOOLEAN NOT NULL,
  tries BIGINT NOT NULL,
  done BOOLEAN NOT NULL,
  body BYTEA NOT NULL
);
CREATE INDEX status_asked_name ON status_asked (name, at);
CREATE INDEX status_asked_at ON status_asked (at);

-- Those who confirmed. `leave` is the keyed hash of what their link for leaving ends with; `host`
-- that of the machine which is called, nothing where none is;
-- `last_key` names the last message, `failed` counts those on end that did not arrive.
CREATE TABLE status_follower (
  name BYTEA PRIMARY KEY,
  leave BYTEA NOT NULL,
  host BYTEA,
  since BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  last_key TEXT NOT NULL,
  body BYTEA NOT NULL
);
CREATE UNIQUE INDEX status_follower_leave ON status_follower (leave);
CREATE INDEX status_follower_host ON status_follower (host);

CREATE TABLE status_ration (
  name BYTEA PRIMARY KEY,
  full_at BIGINT NOT NULL
);
CREATE INDEX status_ration_full ON status_ration (full_at);

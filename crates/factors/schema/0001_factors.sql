-- Passkeys, those of the past too: a dated record of each that was ever bound (SECURITY 41).
-- `found_by` is a keyed hash of the id the browser shows.
CREATE TABLE passkey (
  id BYTEA PRIMARY KEY,
  account BYTEA NOT NULL,
  owner BYTEA NOT NULL,
  found_by BYTEA NOT NULL,
  made_at BIGINT NOT NULL,
  used_at BIGINT,
  ended_at BIGINT,
  ended_why TEXT,
  counter BIGINT NOT NULL,
  version BIGINT NOT NULL,
  body BYTEA NOT NULL
);
CREATE UNIQUE INDEX passkey_found ON passkey (found_by) WHERE ended_at IS NULL;
CREATE INDEX passkey_found_ever ON passkey (found_by);
CREATE INDEX passkey_account ON passkey (account);
-- Challenges that were answered. Each is answered once, however often it is sent.
CREATE TABLE answered_challenge (
  id BYTEA PRIMARY KEY,
  answered_at BIGINT NOT NULL
);
CREATE INDEX answered_challenge_at ON answered_challenge (answered_at);
-- Authenticator apps: one that counts per account, and those of the past.
CREATE TABLE authenticator (
  id BYTEA PRIMARY KEY,
  account BYTEA NOT NULL,
  owner BYTEA NOT NULL,
  made_at BIGINT NOT NULL,
  used_at BIGINT,
  ended_at BIGINT,
  ended_why TEXT,
  drift BIGINT NOT NULL,
  last_step BIGINT NOT NULL,
  wrong_streak BIGINT NOT NULL,
  body BYTEA NOT NULL
);
CREATE UNIQUE INDEX authenticator_account ON authenticator (account) WHERE ended_at IS NULL;
CREATE INDEX authenticator_ever ON authenticator (account);
-- Saved codes: ten to a set, one set that counts per account. A mark is a keyed hash of a code.
CREATE TABLE saved_set (
  id BYTEA PRIMARY KEY,
  account BYTEA NOT NULL,
  owner BYTEA NOT NULL,
  made_at BIGINT NOT NULL,
  ended_at BIGINT,
  ended_why TEXT,
  wrong_streak BIGINT NOT NULL
);
CREATE UNIQUE INDEX saved_set_account ON saved_set (account) WHERE ended_at IS NULL;
CREATE INDEX saved_set_ever ON saved_set (account);
CREATE TABLE saved_code (
  mark BYTEA PRIMARY KEY,
  in_set BYTEA NOT NULL,
  owner BYTEA NOT NULL,
  used_at BIGINT
);
CREATE INDEX saved_code_set ON saved_code (in_set);

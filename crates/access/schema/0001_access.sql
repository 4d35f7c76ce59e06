-- One sign-in attempt of a stranger: nothing in it says for whom.
CREATE TABLE attempt (
  id BYTEA PRIMARY KEY,
  stage TEXT NOT NULL,
  wrong_codes BIGINT NOT NULL,
  began_at BIGINT NOT NULL,
  asked_at BIGINT NOT NULL,
  version BIGINT NOT NULL
);
CREATE INDEX attempt_began ON attempt (began_at);
-- The codes sent for an attempt, as keyed hashes; a shared mailbox has a row for each account.
-- A stranger's until one is proved, so the row has no owner, only whom it was meant for.
CREATE TABLE attempt_code (
  attempt BYTEA NOT NULL,
  mark BYTEA NOT NULL,
  account BYTEA NOT NULL,
  member BYTEA NOT NULL,
  sent_at BIGINT NOT NULL,
  proved BOOLEAN NOT NULL,
  PRIMARY KEY (attempt, mark, account)
);
-- How many messages a name may still be sent; kept for invented names as for real ones.
CREATE TABLE message_ration (
  name BYTEA PRIMARY KEY,
  full_at BIGINT NOT NULL
);
CREATE TABLE invitation (
  id BYTEA PRIMARY KEY,
  code BYTEA NOT NULL,
  owner BYTEA NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT,
  version BIGINT NOT NULL,
  body BYTEA NOT NULL
);
CREATE UNIQUE INDEX invitation_code ON invitation (code);
CREATE INDEX invitation_owner ON invitation (owner);

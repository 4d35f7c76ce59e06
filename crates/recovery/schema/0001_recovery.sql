-- Somebody at "Help me get in". Nothing in the clear says for whom.
CREATE TABLE get_in (
  id BYTEA PRIMARY KEY,
  name BYTEA NOT NULL,
  wrong_codes BIGINT NOT NULL,
  began_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  body BYTEA NOT NULL
);
CREATE INDEX get_in_began ON get_in (began_at);
-- What was sent to prove something, as keyed hashes; a shared mailbox has a row for each account.
-- A stranger's until one comes back, so a row says whom it was meant for, not whose it is.
CREATE TABLE get_in_code (
  mark BYTEA NOT NULL,
  account BYTEA NOT NULL,
  member BYTEA NOT NULL,
  name BYTEA NOT NULL,
  request BYTEA NOT NULL,
  kind TEXT NOT NULL,
  bound_at BIGINT NOT NULL,
  original BOOLEAN NOT NULL,
  sent_at BIGINT NOT NULL,
  used_by BYTEA,
  PRIMARY KEY (mark, account)
);
CREATE INDEX get_in_code_sent ON get_in_code (sent_at);
-- How many messages a name may still be sent; kept for invented names as for real ones.
CREATE TABLE get_in_ration (
  name BYTEA PRIMARY KEY,
  full_at BIGINT NOT NULL
);
-- All that decides about an account's way back, in one row: whoever moves second reads again.
CREATE TABLE way_back (
  account BYTEA PRIMARY KEY,
  owner BYTEA NOT NULL,
  version BIGINT NOT NULL,
  body BYTEA NOT NULL
);
CREATE TABLE recovery_case (
  id BYTEA PRIMARY KEY,
  account BYTEA NOT NULL,
  owner BYTEA NOT NULL,
  opened_at BIGINT NOT NULL,
  closed TEXT,
  closed_at BIGINT,
  body BYTEA NOT NULL
);
CREATE INDEX recovery_case_account ON recovery_case (account, opened_at);
-- "This was not me": a code in each notice, found by its keyed hash alone.
CREATE TABLE veto_code (
  mark BYTEA PRIMARY KEY,
  account BYTEA NOT NULL,
  member BYTEA NOT NULL,
  recovery BYTEA NOT NULL,
  sent_at BIGINT NOT NULL
);
-- Somebody said "this was not me": people look at it.
CREATE TABLE fraud_case (
  id BYTEA PRIMARY KEY,
  account BYTEA NOT NULL,
  owner BYTEA NOT NULL,
  opened_at BIGINT NOT NULL,
  closed_at BIGINT
);
-- Recoveries that two people stand for. Who they are is sealed with it.
CREATE TABLE assisted (
  id BYTEA PRIMARY KEY,
  account BYTEA NOT NULL,
  owner BYTEA NOT NULL,
  state TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  body BYTEA NOT NULL
);
CREATE INDEX assisted_asked ON assisted (asked_at);
-- How often each agent took part: a keyed hash of the name for every day.
CREATE TABLE assisted_by (
  agent BYTEA NOT NULL,
  assisted BYTEA NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (agent, assisted)
);
-- Since when a postal address is known to be as it is.
CREATE TABLE letter_address (
  account BYTEA PRIMARY KEY,
  owner BYTEA NOT NULL,
  digest BYTEA NOT NULL,
  since BIGINT NOT NULL
);

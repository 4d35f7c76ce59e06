-- What each node has counted of strangers, told to the others every two seconds; sealed.
CREATE TABLE guard_news (
  id BYTEA PRIMARY KEY,
  node BYTEA NOT NULL,
  at BIGINT NOT NULL,
  body BYTEA NOT NULL
);
CREATE INDEX guard_news_at ON guard_news (at);
-- How many failures of strangers are usual in each hour of the week.
CREATE TABLE guard_habit (
  id BIGINT PRIMARY KEY,
  body BYTEA NOT NULL
);
-- Who completed a sign-in from which neighbourhood of addresses, both as keyed hashes.
CREATE TABLE source_member (
  source BYTEA NOT NULL,
  member BYTEA NOT NULL,
  last_at BIGINT NOT NULL,
  PRIMARY KEY (source, member)
);
CREATE INDEX source_member_last ON source_member (last_at);
-- The last wrong passwords of an account, as 16 bits each of what the slow hash made of them.
CREATE TABLE wrong_answer (
  account BYTEA PRIMARY KEY,
  owner BYTEA NOT NULL,
  tags BYTEA NOT NULL
);
-- By which way a code of an attempt was proved: a mailbox, a phone, an authenticator.
ALTER TABLE attempt_code ADD COLUMN route TEXT NOT NULL DEFAULT 'mailed-code';

-- Accounts, the names they sign in by, the ways to reach them.
CREATE TABLE account (
  id BYTEA PRIMARY KEY,
  owner BYTEA NOT NULL,
  state TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  -- Since when sensitive acts wait, because its owner said "this was not me".
  frozen_at BIGINT,
  -- When somebody last got back in by recovery: contacts do not change for three days after.
  recovered_at BIGINT,
  version BIGINT NOT NULL,
  body BYTEA NOT NULL
);
CREATE UNIQUE INDEX account_owner ON account (owner);
-- A name is a keyed hash. Usernames are one person's; an email address may be a household's.
CREATE TABLE sign_in_name (
  name BYTEA NOT NULL,
  account BYTEA NOT NULL,
  owner BYTEA NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (name, account)
);
CREATE UNIQUE INDEX sign_in_name_username ON sign_in_name (name) WHERE kind = 'username';
CREATE TABLE contact (
  id BYTEA PRIMARY KEY,
  account BYTEA NOT NULL,
  owner BYTEA NOT NULL,
  channel TEXT NOT NULL,
  bound_at BIGINT NOT NULL,
  confirmed_at BIGINT,
  -- An address no longer used is told of what happens for a while yet.
  ended_at BIGINT,
  version BIGINT NOT NULL,
  body BYTEA NOT NULL
);
CREATE INDEX contact_account ON contact (account);
CREATE TABLE password (
  account BYTEA PRIMARY KEY,
  owner BYTEA NOT NULL,
  changed_at BIGINT NOT NULL,
  full_at BIGINT NOT NULL,
  wrong_streak BIGINT NOT NULL,
  version BIGINT NOT NULL,
  body BYTEA NOT NULL
);
-- A password chosen in a recovery that is not complete: it opens limited sessions until it takes
-- the place of the other.
CREATE TABLE provisional_password (
  account BYTEA PRIMARY KEY,
  owner BYTEA NOT NULL,
  recovery BYTEA NOT NULL,
  limited_until BIGINT NOT NULL,
  full_at BIGINT NOT NULL,
  wrong_streak BIGINT NOT NULL,
  version BIGINT NOT NULL,
  body BYTEA NOT NULL
);
-- Browsers remembered for an account, and what they have left to guess with.
CREATE TABLE device (
  id BYTEA PRIMARY KEY,
  account BYTEA NOT NULL,
  owner BYTEA NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at BIGINT,
  full_at BIGINT NOT NULL,
  wrong_streak BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  body BYTEA NOT NULL
);
CREATE INDEX device_account ON device (account);
-- Found by the hash of its token alone.
CREATE TABLE session (
  id BYTEA PRIMARY KEY,
  token BYTEA NOT NULL,
  account BYTEA NOT NULL,
  owner BYTEA NOT NULL,
  device BYTEA,
  shared BOOLEAN NOT NULL,
  started_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  ended_at BIGINT,
  -- By which way it was obtained, and when a factor was last proved in it.
  route TEXT NOT NULL,
  proved_at BIGINT NOT NULL,
  -- A recovery that is not complete: less may be done until then.
  limited_until BIGINT,
  body BYTEA NOT NULL
);
CREATE UNIQUE INDEX session_token ON session (token);
CREATE INDEX session_account ON session (account);
-- What happened to an account, for its owner to read.
CREATE TABLE history (
  id BYTEA PRIMARY KEY,
  account BYTEA NOT NULL,
  owner BYTEA NOT NULL,
  at BIGINT NOT NULL,
  event TEXT NOT NULL,
  body BYTEA NOT NULL
);
CREATE INDEX history_account ON history (account, at);
-- An address or number being added: a code was sent there.
CREATE TABLE contact_change (
  id BYTEA PRIMARY KEY,
  account BYTEA NOT NULL,
  owner BYTEA NOT NULL,
  began_at BIGINT NOT NULL,
  wrong_codes BIGINT NOT NULL,
  ended_at BIGINT,
  version BIGINT NOT NULL,
  body BYTEA NOT NULL
);
CREATE INDEX contact_change_account ON contact_change (account, began_at);

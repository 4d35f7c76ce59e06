-- Whom somebody has asked to help them get back in. Who that is stands in the sealed body.
CREATE TABLE caregiver (
  id BYTEA PRIMARY KEY,
  account BYTEA NOT NULL,
  owner BYTEA NOT NULL,
  asked_at BIGINT NOT NULL,
  accepted_at BIGINT,
  ended_at BIGINT,
  version BIGINT NOT NULL,
  body BYTEA NOT NULL
);
CREATE INDEX caregiver_account ON caregiver (account);
-- The same from the helper's side, under the helper's own key.
CREATE TABLE helping (
  id BYTEA PRIMARY KEY,
  account BYTEA NOT NULL,
  owner BYTEA NOT NULL,
  accepted_at BIGINT NOT NULL,
  ended_at BIGINT,
  body BYTEA NOT NULL
);
CREATE INDEX helping_account ON helping (account);
-- The code by which a helper is asked, as a keyed hash: nobody's until it is used.
CREATE TABLE caregiver_code (
  mark BYTEA PRIMARY KEY,
  caregiver BYTEA NOT NULL,
  account BYTEA NOT NULL,
  member BYTEA NOT NULL,
  made_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE INDEX caregiver_code_made ON caregiver_code (made_at);

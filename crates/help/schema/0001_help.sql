-- Sign-in cases of whoever asked for one, sealed under the house's key: nothing in one says whose
-- it is. The id is a keyed hash of what the browser holds, the mark one of the code read aloud.
CREATE TABLE help_case (
  id BYTEA PRIMARY KEY,
  mark BYTEA NOT NULL,
  opened_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  body BYTEA NOT NULL
);
CREATE UNIQUE INDEX help_case_mark ON help_case (mark);
CREATE INDEX help_case_expires ON help_case (expires_at);

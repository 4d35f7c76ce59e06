-- What a member has chosen, each time anew and never changed: the last one counts, the others are
-- the history of their consent.
CREATE TABLE choices (
  id BYTEA PRIMARY KEY,
  owner BYTEA NOT NULL,
  number BIGINT NOT NULL,
  at BIGINT NOT NULL,
  body BYTEA NOT NULL,
  UNIQUE (owner, number)
);

-- Codes sent to whoever card facts may mean, for an attempt to register; the body says by which
-- way, sealed for that member. The row is a stranger's until one is proved, so it has no owner,
-- only whom it was meant for.
CREATE TABLE enrolment_code (
  attempt BYTEA NOT NULL,
  mark BYTEA NOT NULL,
  member BYTEA NOT NULL,
  sent_at BIGINT NOT NULL,
  proved BOOLEAN NOT NULL,
  body BYTEA NOT NULL,
  PRIMARY KEY (attempt, mark)
);
-- Card facts that named nobody yet, sealed under the house's key, tried again with every plan file.
CREATE TABLE registration_case (
  id BYTEA PRIMARY KEY,
  facts BYTEA NOT NULL,
  state TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  tried_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  body BYTEA NOT NULL
);
CREATE UNIQUE INDEX registration_case_facts ON registration_case (facts);
CREATE INDEX registration_case_open ON registration_case (state, id);

-- What people say does not work: one row for each person and part, for a day. `who` is a keyed
-- hash of the day, of where they come from and of their browser's cookie.
CREATE TABLE status_report (
  who BYTEA NOT NULL,
  part TEXT NOT NULL,
  what TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (who, part)
);
CREATE INDEX status_report_at ON status_report (at);

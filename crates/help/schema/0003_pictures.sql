-- What somebody's screen showed: made anew from what they sent, and sealed as its ticket is.
CREATE TABLE help_picture (
  -- The entry it was sent with.
  id BYTEA PRIMARY KEY,
  ticket BYTEA NOT NULL,
  -- The ticket's version that the entry made.
  seq BIGINT NOT NULL,
  -- When its writer took it away from a report that few eyes look at: they still do.
  hidden_at BIGINT,
  body BYTEA NOT NULL
);
CREATE UNIQUE INDEX help_picture_of_ticket ON help_picture (ticket, seq);

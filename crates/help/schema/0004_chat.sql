-- A ticket that is talked over: what is said are its ticket's entries. Nothing here is sealed, for
-- nothing here says anything of anybody; whose it is, its ticket says.
CREATE TABLE help_chat (
  ticket BYTEA PRIMARY KEY,
  -- For the member who opened it, where somebody was signed in.
  member BYTEA,
  -- As its ticket's, and kept with it.
  queue TEXT NOT NULL,
  runs_out_day TEXT NOT NULL,
  -- Whether somebody of ours is in it.
  stage TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  -- When somebody of ours first came.
  taken_at BIGINT,
  ended_at BIGINT
);
CREATE INDEX help_chat_order ON help_chat (queue, stage, runs_out_day, opened_at, ticket);
CREATE INDEX help_chat_of_member ON help_chat (member, opened_at);
CREATE INDEX help_chat_taken ON help_chat (queue, taken_at);
CREATE INDEX help_chat_opened ON help_chat (opened_at);

-- Who at the desk takes chats of which queue, until when.
CREATE TABLE help_taker (
  staff BYTEA NOT NULL,
  queue TEXT NOT NULL,
  until_at BIGINT NOT NULL,
  PRIMARY KEY (staff, queue)
);
CREATE INDEX help_taker_here ON help_taker (queue, until_at);
CREATE INDEX help_taker_over ON help_taker (until_at);

-- What moved lately in a queue: live pages ask.
CREATE INDEX help_ticket_moving ON help_ticket (queue, moved_at);

-- Few tickets are parts of others. An index without all the rest is not written with every line, so
-- that two who write into two tickets do not meet there.
DROP INDEX help_ticket_merged;
CREATE INDEX help_ticket_merged ON help_ticket (merged_into) WHERE merged_into IS NOT NULL;

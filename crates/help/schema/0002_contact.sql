-- What people write to us, and what is answered. A member's is sealed under their key, a stranger's
-- under the house's; what stands in the clear is only what a queue is ordered by.
CREATE TABLE help_ticket (
  id BYTEA PRIMARY KEY,
  -- The member who wrote, where somebody was signed in.
  owner BYTEA,
  -- Of a stranger: a keyed hash of what their browser reads the answer with.
  lock BYTEA,
  queue TEXT NOT NULL,
  state TEXT NOT NULL,
  -- By this day it should be looked at: when the medicine runs out.
  runs_out_day TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  -- Until when somebody must have answered, in a queue with a clock.
  due_at BIGINT,
  -- When it was first answered; 0 before.
  answered_at BIGINT NOT NULL,
  moved_at BIGINT NOT NULL,
  -- When its writer closed it while it waited where that ends nothing.
  withdrawn_at BIGINT,
  -- After this it is kept no longer.
  gone_at BIGINT NOT NULL,
  -- How long it is kept after its last move: the longest of all queues it was in.
  kept_seconds BIGINT NOT NULL,
  assignee BYTEA,
  -- It is read there now.
  merged_into BYTEA,
  version BIGINT NOT NULL,
  body BYTEA NOT NULL
);
CREATE INDEX help_ticket_queue ON help_ticket (queue, state, runs_out_day, opened_at, id);
CREATE INDEX help_ticket_answered ON help_ticket (queue, answered_at);
CREATE INDEX help_ticket_by_owner ON help_ticket (owner, opened_at);
CREATE UNIQUE INDEX help_ticket_lock ON help_ticket (lock);
CREATE INDEX help_ticket_merged ON help_ticket (merged_into);
CREATE INDEX help_ticket_gone ON help_ticket (gone_at);

-- Each thing said, once and for ever: sealed as its ticket is.
CREATE TABLE help_entry (
  id BYTEA PRIMARY KEY,
  ticket BYTEA NOT NULL,
  -- The ticket's version that it made.
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  -- The member, an agent, or an agent to agents: a note.
  voice TEXT NOT NULL,
  body BYTEA NOT NULL
);
CREATE UNIQUE INDEX help_entry_of_ticket ON help_entry (ticket, seq);

-- How much may still be asked, by a keyed hash of who or where.
CREATE TABLE help_ration (
  name BYTEA PRIMARY KEY,
  full_at BIGINT NOT NULL
);
CREATE INDEX help_ration_full ON help_ration (full_at);

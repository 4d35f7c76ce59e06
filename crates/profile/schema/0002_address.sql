-- Where a member wants things sent, beside the address in the plan's own file, which stays there
-- and is never changed from here.
CREATE TABLE delivery_address (
  id BYTEA PRIMARY KEY,
  owner BYTEA NOT NULL,
  at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  body BYTEA NOT NULL
);
CREATE INDEX delivery_address_owner ON delivery_address (owner);
-- The one they prefer; none is the plan's. One row a member, so there is never a second.
CREATE TABLE preferred_address (
  owner BYTEA PRIMARY KEY,
  address BYTEA
);
-- What was typed and not yet confirmed: it waits while its writer proves who they are.
CREATE TABLE address_draft (
  owner BYTEA PRIMARY KEY,
  at BIGINT NOT NULL,
  body BYTEA NOT NULL
);
CREATE INDEX address_draft_at ON address_draft (at);

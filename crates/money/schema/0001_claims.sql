-- A claim as the plan answered it. newest is false once another claim of the same member has
-- taken its place; replaces and replaced_by are the ids of its neighbours in that chain.
CREATE TABLE claim (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    service_day TEXT NOT NULL,
    status TEXT NOT NULL,
    newest BOOLEAN NOT NULL,
    replaces BYTEA,
    replaced_by BYTEA,
    digest BYTEA NOT NULL,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);

-- The list reads a member's claims by day; the status rides along so that a filter need not
-- fetch the rows it passes over.
CREATE INDEX claim_list ON claim (owner, service_day, id, status) WHERE newest;

-- Few claims have a neighbour, so these stay small.
CREATE INDEX claim_replaces ON claim (replaces) WHERE replaces IS NOT NULL;

CREATE INDEX claim_replaced_by ON claim (replaced_by) WHERE replaced_by IS NOT NULL;

-- Requests that the plan approve a medicine (prior authorization). Clear here: ids and owners
-- alone; a member has few, and where one stands is in its body.
CREATE TABLE approval (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    version BIGINT NOT NULL,
    digest BYTEA NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX approval_by_owner ON approval (owner, id);

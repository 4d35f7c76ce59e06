-- Requests to be paid back. Clear here: ids, owners, whether it waits to be sent, and when it was
-- last touched.
CREATE TABLE reimbursement (
    -- A keyed hash of its owner and of a word in the form: a form sent twice is one request.
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    draft BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);

CREATE INDEX reimbursement_list ON reimbursement (owner, at, id);

CREATE INDEX reimbursement_drafts ON reimbursement (at) WHERE draft;

-- What was sent with a request; what kind it is and how large stands in the request's own body.
CREATE TABLE reimbursement_receipt (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    reimbursement BYTEA NOT NULL,
    -- Waits to be sent.
    draft BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    body BYTEA NOT NULL
);

CREATE INDEX reimbursement_receipt_of ON reimbursement_receipt (owner, reimbursement);

CREATE INDEX reimbursement_receipt_drafts ON reimbursement_receipt (at) WHERE draft;

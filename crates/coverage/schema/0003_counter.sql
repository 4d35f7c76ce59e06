-- A member's card as a pharmacy may see it for ten minutes. The mark is a keyed hash of the short
-- code; the passcode, the facts and when they were looked at are in the body.
CREATE TABLE pharmacy_code (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    mark BYTEA NOT NULL,
    began_at BIGINT NOT NULL,
    opened BIGINT NOT NULL,
    wrong BIGINT NOT NULL,
    stopped_at BIGINT,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);

CREATE UNIQUE INDEX pharmacy_code_by_mark ON pharmacy_code (mark);
CREATE INDEX pharmacy_code_of_owner ON pharmacy_code (owner, began_at);
CREATE INDEX pharmacy_code_by_age ON pharmacy_code (began_at);

-- How many codes a member may still make, as the moment from which all may be made again.
CREATE TABLE pharmacy_ration (
    owner BYTEA PRIMARY KEY,
    full_at BIGINT NOT NULL
);

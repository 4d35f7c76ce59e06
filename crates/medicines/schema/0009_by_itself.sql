-- What happens by itself, because a member said so. Clear here: ids, owners, moments, numbers.

-- How automatic refill stands for one prescription today.
CREATE TABLE automatic (
    prescription BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX automatic_by_owner ON automatic (owner, prescription);

-- Every yes and no to it, and every pause, in their order; nothing of it is ever changed.
CREATE TABLE automatic_step (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    prescription BYTEA NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    body BYTEA NOT NULL
);
CREATE UNIQUE INDEX automatic_step_by_number ON automatic_step (owner, prescription, number);

-- That somebody was reminded, once for each supply of a medicine and each of its days.
CREATE TABLE reminder (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX reminder_by_age ON reminder (at);

-- What a member owes and has paid. A balance is the sum of these lines and nothing else; purse
-- says which of the two balances a line belongs to.
CREATE TABLE ledger (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    at BIGINT NOT NULL,
    body BYTEA NOT NULL
);

CREATE INDEX ledger_list ON ledger (owner, at, id);

-- open is true while a payment may still take money.
CREATE TABLE payment (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    purse TEXT NOT NULL,
    open BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);

-- Fifty presses of one button, in any number of tabs, are one payment.
CREATE UNIQUE INDEX payment_open ON payment (owner, purse) WHERE open;

CREATE INDEX payment_list ON payment (owner, at, id);

-- What a member has at the payment provider. handle is the name by which the provider speaks of
-- them: a keyed hash that says nothing to anybody else.
CREATE TABLE wallet (
    owner BYTEA PRIMARY KEY,
    handle BYTEA NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);

-- Keyed hashes by which an entry of the plan's lists is found without saying what by: how a
-- word of a drug's name begins, which drug an item is about, and that a plan is one.
CREATE TABLE formulary_key (
    key BYTEA NOT NULL,
    thing BYTEA NOT NULL,
    PRIMARY KEY (key, thing)
);

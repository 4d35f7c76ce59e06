-- Who pays by Medicare's monthly plan, since when, and what was billed by month.
CREATE TABLE monthly_plan (
    owner BYTEA PRIMARY KEY,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);

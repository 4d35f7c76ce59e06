-- How often something happened on each day of the plan's. Numbers alone: nothing of anybody.
CREATE TABLE desk_sum (
    day TEXT NOT NULL,
    what TEXT NOT NULL,
    many BIGINT NOT NULL,
    PRIMARY KEY (day, what)
);
-- How far each chain of the audit record has been counted.
CREATE TABLE desk_counted (
    writer BYTEA PRIMARY KEY,
    seq BIGINT NOT NULL
);
-- From which day on something may still change that is counted anew.
CREATE TABLE desk_settled (
    name TEXT PRIMARY KEY,
    day TEXT NOT NULL
);

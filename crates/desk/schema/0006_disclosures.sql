-- To whom somebody's data was given outside of treatment, payment and the plan's own work
-- (45 CFR 164.528). To whom, what and why are sealed for the member; `day` is when;
-- before `told_from` the member is not told, where an agency asked for it (164.528(a)(2)).
CREATE TABLE desk_disclosure (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    day TEXT NOT NULL,
    told_from TEXT NOT NULL,
    entered_at BIGINT NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX desk_disclosure_of_owner ON desk_disclosure (owner, day, id);
CREATE INDEX desk_disclosure_by_time ON desk_disclosure (entered_at);

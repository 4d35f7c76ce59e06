-- That somebody at the desk asked for one member's record in an emergency (45 CFR
-- 164.312(a)(2)(ii)), and what came of it. Why, who and what was decided are sealed for the member.
-- `due_at`: by when one that nobody approved must be looked into; nothing once it was.
CREATE TABLE desk_emergency (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    staff BYTEA NOT NULL,
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    due_at BIGINT,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX desk_emergency_of_staff ON desk_emergency (staff, asked_at, id);
CREATE INDEX desk_emergency_list ON desk_emergency (state, asked_at, id);
CREATE INDEX desk_emergency_by_time ON desk_emergency (asked_at);

-- When a passkey was last shown in a session: acts on an account ask for a fresh one.
ALTER TABLE desk_session ADD COLUMN proved_at BIGINT;
-- A look that somebody may act on, for a while and in one session. Name and reason are sealed.
CREATE TABLE desk_look (
    id BYTEA PRIMARY KEY,
    staff BYTEA NOT NULL,
    session BYTEA NOT NULL,
    owner BYTEA NOT NULL,
    at BIGINT NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX desk_look_by_time ON desk_look (at);
-- Who asked for a way back in, and who was drawn to approve it; `id` is that of `assisted`.
CREATE TABLE desk_assist (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    opener BYTEA NOT NULL,
    approver BYTEA NOT NULL,
    asked_at BIGINT NOT NULL,
    came TEXT,
    came_at BIGINT,
    body BYTEA NOT NULL
);
CREATE INDEX desk_assist_of_approver ON desk_assist (approver, asked_at);
CREATE INDEX desk_assist_of_opener ON desk_assist (opener, asked_at);
CREATE INDEX desk_assist_by_time ON desk_assist (asked_at);

-- Staff of the plan. Names and teams are sealed for the house; `name` is a keyed hash.
CREATE TABLE desk_staff (
    id BYTEA PRIMARY KEY,
    name BYTEA NOT NULL,
    role TEXT NOT NULL,
    invited_at BIGINT NOT NULL,
    joined_at BIGINT,
    removed_at BIGINT,
    body BYTEA NOT NULL
);
CREATE UNIQUE INDEX desk_staff_named ON desk_staff (name) WHERE removed_at IS NULL;
-- `mark` is a keyed hash of the code, which is kept nowhere.
CREATE TABLE desk_invitation (
    mark BYTEA PRIMARY KEY,
    staff BYTEA NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX desk_invitation_of_staff ON desk_invitation (staff);
CREATE INDEX desk_invitation_by_time ON desk_invitation (expires_at);
CREATE TABLE desk_passkey (
    id BYTEA PRIMARY KEY,
    staff BYTEA NOT NULL,
    found_by BYTEA NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT,
    ended_at BIGINT,
    counter BIGINT NOT NULL,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX desk_passkey_found ON desk_passkey (found_by);
CREATE INDEX desk_passkey_of_staff ON desk_passkey (staff);
-- Never a member's session: another table, another cookie, and no account.
CREATE TABLE desk_session (
    id BYTEA PRIMARY KEY,
    token BYTEA NOT NULL,
    staff BYTEA NOT NULL,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE UNIQUE INDEX desk_session_token ON desk_session (token);
CREATE INDEX desk_session_of_staff ON desk_session (staff);
CREATE INDEX desk_session_by_time ON desk_session (started_at);
-- Who at the desk looked at whose record: the member reads it.
CREATE TABLE desk_view (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    at BIGINT NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX desk_view_of_owner ON desk_view (owner, at, id);
CREATE INDEX desk_view_by_time ON desk_view (at);

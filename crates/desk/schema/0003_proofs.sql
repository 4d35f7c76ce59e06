-- That whoever calls holds a way on file: a link went there, and a press on its page counts. `mark`
-- is a keyed hash of what the link carries, which is kept nowhere; name, word and way are sealed.
-- `lifted_at`: when a wait ended by it, which it does once.
CREATE TABLE desk_proof (
    id BYTEA PRIMARY KEY,
    mark BYTEA NOT NULL,
    owner BYTEA NOT NULL,
    staff BYTEA NOT NULL,
    session BYTEA NOT NULL,
    sent_at BIGINT NOT NULL,
    came TEXT,
    came_at BIGINT,
    lifted_at BIGINT,
    body BYTEA NOT NULL
);
CREATE UNIQUE INDEX desk_proof_marked ON desk_proof (mark);
CREATE INDEX desk_proof_of_owner ON desk_proof (owner, sent_at);
CREATE INDEX desk_proof_by_staff ON desk_proof (staff, sent_at);
CREATE INDEX desk_proof_by_time ON desk_proof (sent_at);

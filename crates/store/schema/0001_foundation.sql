CREATE TABLE system_key (
    name TEXT PRIMARY KEY,
    master BIGINT NOT NULL,
    wrapped BYTEA NOT NULL
);
CREATE TABLE member_key (
    owner BYTEA PRIMARY KEY,
    master BIGINT NOT NULL,
    wrapped BYTEA NOT NULL
);
CREATE INDEX member_key_by_master ON member_key (master);
CREATE TABLE forgotten_member (
    owner BYTEA PRIMARY KEY,
    at BIGINT NOT NULL
);
CREATE TABLE audit_writer (
    writer BYTEA PRIMARY KEY,
    started_at BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    last_mac BYTEA NOT NULL,
    head_mac BYTEA NOT NULL
);
CREATE TABLE audit_entry (
    writer BYTEA NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    action TEXT NOT NULL,
    actor TEXT NOT NULL,
    owner BYTEA,
    thing BYTEA,
    detail BYTEA,
    mac BYTEA NOT NULL,
    PRIMARY KEY (writer, seq)
);
CREATE INDEX audit_entry_by_owner ON audit_entry (owner, at);
CREATE INDEX audit_entry_by_thing ON audit_entry (thing);
CREATE TABLE audit_checkpoint (
    id BYTEA PRIMARY KEY,
    at BIGINT NOT NULL,
    heads TEXT NOT NULL,
    signature BYTEA NOT NULL
);
CREATE TABLE job (
    id BYTEA PRIMARY KEY,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    owner BYTEA,
    state TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    last_error TEXT,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    body BYTEA NOT NULL
);
CREATE UNIQUE INDEX job_once ON job (key);
CREATE INDEX job_due ON job (due_at) WHERE state = 'ready';
CREATE INDEX job_leased ON job (lease_until) WHERE state = 'running';
CREATE INDEX job_by_kind ON job (kind, created_at);

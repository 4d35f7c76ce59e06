CREATE TABLE import_progress (
    file BYTEA NOT NULL,
    pass BIGINT NOT NULL,
    pieces BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    finished BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (file, pass)
);

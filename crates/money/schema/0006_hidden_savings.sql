-- Suggestions for paying less that a member has hidden, all of one member's in one sealed body:
-- which they are, and how many, is forgotten with the member's key.
CREATE TABLE hidden_saving (
    owner BYTEA PRIMARY KEY,
    body BYTEA NOT NULL
);

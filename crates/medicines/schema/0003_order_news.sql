-- What the pharmacy told of an order, each report once however often it comes. Clear: ids, moments.
CREATE TABLE order_news (
    -- A keyed hash of the order and of the name the pharmacy gave the report.
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    refill_order BYTEA NOT NULL,
    at BIGINT NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX order_news_by_order ON order_news (refill_order, owner);

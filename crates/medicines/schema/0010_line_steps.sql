-- Where each medicine of an order stands by itself, and since which day. Clear, as an order's own
-- step is. Of orders placed before this step, until news of them comes: nothing, which counts as
-- the order's own.
ALTER TABLE order_line ADD COLUMN step TEXT;
ALTER TABLE order_line ADD COLUMN moved TEXT;

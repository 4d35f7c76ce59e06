-- How much a fill held, in thousandths of its unit, so that parts can be told from wholes without
-- opening each. Clear, as days and statuses are: it names no medicine. Untold, and of fills taken
-- before this step until their file is read again: nothing, which counts as a whole.
ALTER TABLE fill ADD COLUMN amount BIGINT;
DROP INDEX fill_by_prescription;
CREATE INDEX fill_by_prescription ON fill (owner, prescription, status, day, id, amount);

-- When a file last told something new of a fill: one that is under way often has no day of its own
-- yet, and without one nobody could tell a fill of this morning from a line forgotten for a year.
-- Of fills taken before this step: nothing, until something new is told of them.
ALTER TABLE fill ADD COLUMN heard TEXT;
DROP INDEX fill_by_prescription;
CREATE INDEX fill_by_prescription ON fill
    (owner, prescription, status, day, id, amount, heard);

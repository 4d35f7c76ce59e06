-- A list counts a prescription's fills and opens only the newest that was handed over: both are
-- found in the index alone, however long the history.
DROP INDEX fill_by_prescription;
CREATE INDEX fill_by_prescription ON fill (owner, prescription, status, day, id);

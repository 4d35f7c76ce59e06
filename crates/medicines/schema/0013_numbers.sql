-- The daily round keeps one member's numbers as their prescriptions have them today: a number of
-- before and one of a prescription that ended long ago lead to nothing.
CREATE INDEX prescription_number_of ON prescription_number (owner, prescription, number);

-- The round meets nobody whose last prescription ended half a year and a month ago; theirs go now.
DELETE FROM prescription_number WHERE prescription IN
    (SELECT id FROM prescription WHERE until < '2026-05-01');

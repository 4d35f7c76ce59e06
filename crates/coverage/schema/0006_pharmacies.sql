-- Where the pharmacies of the directory are, for whoever looks for one. In the clear: all of it
-- stands on their doors. One that sends by mail is in no place, and is found by that.
CREATE TABLE pharmacy_place (
    id BYTEA PRIMARY KEY,
    zip TEXT NOT NULL,
    -- The first three digits of the ZIP code.
    area TEXT NOT NULL,
    -- Without case, accents and signs, as people look for it.
    city TEXT NOT NULL,
    state TEXT NOT NULL,
    name TEXT NOT NULL,
    by_mail BOOLEAN NOT NULL
);
CREATE INDEX pharmacy_place_by_zip ON pharmacy_place (zip, name, id);
CREATE INDEX pharmacy_place_by_area ON pharmacy_place (area, city, name, id);
CREATE INDEX pharmacy_place_by_city ON pharmacy_place (city, state, name, id);
CREATE INDEX pharmacy_place_by_mail ON pharmacy_place (name, id) WHERE by_mail;

-- How far the pharmacies that were there before were taken in, by their ids; `done_at` once all
-- are.
CREATE TABLE pharmacy_place_until (
    name TEXT PRIMARY KEY,
    until BYTEA NOT NULL,
    done_at BIGINT
);

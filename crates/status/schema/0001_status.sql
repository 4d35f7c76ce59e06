-- What `latchkey status` keeps, in a database of its own: nothing of it is about a member.

-- Incidents, known issues, maintenance. Named by the day they began and a number.
CREATE TABLE status_incident (
  day TEXT NOT NULL,
  number BIGINT NOT NULL,
  kind TEXT NOT NULL,
  stage TEXT NOT NULL,
  parts TEXT NOT NULL,
  effect TEXT NOT NULL,
  began_at BIGINT NOT NULL,
  over_at BIGINT,
  members BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (day, number)
);

-- What was said about each, in both languages as JSON.
CREATE TABLE status_post (
  day TEXT NOT NULL,
  number BIGINT NOT NULL,
  place BIGINT NOT NULL,
  at BIGINT NOT NULL,
  stage TEXT NOT NULL,
  next_at BIGINT,
  by_itself BOOLEAN NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (day, number, place)
);

-- Our own checks of the last days, one by one.
CREATE TABLE status_check (
  part TEXT NOT NULL,
  at BIGINT NOT NULL,
  good BOOLEAN NOT NULL,
  took_ms BIGINT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (part, at)
);

-- And of the last year, by the plan's day.
CREATE TABLE status_day (
  part TEXT NOT NULL,
  day TEXT NOT NULL,
  checks BIGINT NOT NULL,
  good BIGINT NOT NULL,
  PRIMARY KEY (part, day)
);

-- Where outage detection stands, as JSON: one row.
CREATE TABLE status_board (
  id BIGINT PRIMARY KEY,
  body TEXT NOT NULL
);

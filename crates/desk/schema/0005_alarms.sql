-- How much somebody at the desk did on each day of the plan's: what is usual for them.
CREATE TABLE desk_worked (
    staff BYTEA NOT NULL,
    day TEXT NOT NULL,
    looks BIGINT NOT NULL,
    misses BIGINT NOT NULL,
    helped BIGINT NOT NULL,
    PRIMARY KEY (staff, day)
);
CREATE INDEX desk_worked_by_day ON desk_worked (day);
-- Something at the desk that a person should look at. `mark` is a keyed hash of cause, whom it is
-- about and the day: one alarm, however often it would rise. Whom it is about is sealed.
CREATE TABLE desk_alarm (
    id BYTEA PRIMARY KEY,
    mark BYTEA NOT NULL,
    cause TEXT NOT NULL,
    state TEXT NOT NULL,
    raised_at BIGINT NOT NULL,
    moved_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);
CREATE UNIQUE INDEX desk_alarm_once ON desk_alarm (mark);
CREATE INDEX desk_alarm_list ON desk_alarm (state, raised_at, id);
CREATE INDEX desk_alarm_by_time ON desk_alarm (raised_at);
-- Who looked the same member up.
CREATE INDEX desk_look_of_owner ON desk_look (owner, at);

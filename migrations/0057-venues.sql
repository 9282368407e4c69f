-- room: venues
-- A visit elsewhere can make a day's visit doubtful, or undoubted again, without any visit arriving there: such a day is reviewed again.
alter table venues.venue_day add column review_again boolean not null default false;
-- When its last review was, by the server's clock: of the days that are due the one that has waited longest comes first.
alter table venues.venue_day add column reviewed_at timestamptz;
drop index venues.venue_day_to_review;
create index venue_day_to_review on venues.venue_day (day) where visits + flagged > reviewed_visits or review_again;

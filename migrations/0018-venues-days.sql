-- room: venues
-- A venue's day without persons, so that figures can be replayed after the visits are gone: the hours with a visit as 24 bits, how many
-- were self-scans, and what the review of the day's visits found (distinct visitors, the busiest device's share).
alter table venues.venue_day add column hours int not null default 0;
alter table venues.venue_day add column self_scans int not null default 0;
alter table venues.venue_day add column distinct_visitors int;
alter table venues.venue_day add column one_device_visits int;
-- How many visits the review had seen; a day with more is reviewed again, which is how late scans correct it.
alter table venues.venue_day add column reviewed_visits int not null default 0;
create index venue_day_to_review on venues.venue_day (day) where visits + flagged > reviewed_visits;
-- Minutes after midnight in Viet Nam; null: always open. Closing before opening means past midnight.
alter table venues.venue add column opens_minute smallint check (opens_minute between 0 and 1439);
alter table venues.venue add column closes_minute smallint check (closes_minute between 0 and 1440);

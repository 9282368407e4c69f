-- room: venues
-- Venues and their days without persons get a room of their own beneath check-ins; the rows stay where they are.
create schema venues;
alter table check_ins.venue set schema venues;
alter table check_ins.venue_day set schema venues;
-- Never written: devices are known to people, which holds their credential.
drop table check_ins.device;

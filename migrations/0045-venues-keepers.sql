-- room: venues
-- The owner without a telephone is found again by name: keyed, so that it can be compared and not read. Older rows get it from a job.
alter table venues.venue add column keeper_name_index bytea;
create index venue_keeper_not_indexed on venues.venue (id) where keeper_name is not null and keeper_name_index is null;

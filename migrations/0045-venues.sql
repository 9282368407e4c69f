-- room: venues
-- The name and the headings of a sheet are somebody's words as its rows are, and are sealed like them.
alter table venues.import alter column file_name drop not null;
alter table venues.import add column words bytea;
update venues.import set file_name = null, columns = columns - 'notKept';

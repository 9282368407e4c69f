-- room: solutions
-- An item of a handover passes with a file behind it, or with the name of who saw it and the day.
alter table solutions.handover_item add column seen_by text;
alter table solutions.handover_item add column seen_on date;
alter table solutions.handover_item add constraint handover_item_seen check ((seen_by is null) = (seen_on is null));

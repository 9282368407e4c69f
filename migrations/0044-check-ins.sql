-- room: check-ins
-- A document may order the visits of several venues to be kept, or those of a whole commune. `venue_id` stays, empty, for the version before.
alter table check_ins.legal_hold add column venue_ids int[] not null default '{}';
alter table check_ins.legal_hold add column unit_path text collate "C";
update check_ins.legal_hold set venue_ids = array[venue_id];
alter table check_ins.legal_hold alter column venue_id drop not null;
alter table check_ins.legal_hold add check ((unit_path is null) <> (cardinality(venue_ids) = 0));

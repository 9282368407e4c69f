-- room: check-ins
-- A visit that a hold keeps is still its person's to see; of a scan at a poster only the phone that made it is told.
alter table check_ins.held_visit add column device_id uuid;

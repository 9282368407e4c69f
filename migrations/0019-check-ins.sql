-- room: check-ins
-- The phone that scanned a poster, when it has a credential: it may see again what it gave itself.
alter table check_ins.visit add column device_id uuid;
create index visit_of_device on check_ins.visit (device_id, in_at) where device_id is not null;
-- 16 bits of flags are not enough for the rules to come.
alter table check_ins.visit alter column flags type int;

-- A dated legal hold keeps the visits of a venue's days past their retention; it names its basis and ends by itself.
create table check_ins.legal_hold (
  id uuid primary key,
  venue_id int not null,
  from_on date not null,
  to_on date not null,
  until_on date not null,
  basis text not null,
  ordered_by text not null,
  recorded_at timestamptz not null,
  check (from_on <= to_on)
);
-- Visits of a dropped day that a hold names, until the hold ends.
create table check_ins.held_visit (
  hold_id uuid not null,
  venue_id int not null,
  in_at timestamptz not null,
  id uuid not null,
  person_id bigint not null,
  out_at timestamptz,
  received_at timestamptz not null,
  source smallint not null,
  flags int not null,
  primary key (hold_id, venue_id, in_at, id)
);
create index held_visit_of_person on check_ins.held_visit (person_id);

-- room: check-ins
create schema check_ins;

-- What a venue needs at the door; who it is and where it stands is its organisation's row in places.
create table check_ins.venue (
  id int generated always as identity primary key,
  organisation_id text not null unique,
  path text collate "C" not null unique,
  code text not null unique,
  name text not null,
  folded text not null,
  address text not null,
  category text not null,
  typical_stay_minutes int not null default 60 check (typical_stay_minutes between 5 and 1440),
  state text not null default 'registered',
  registered_at timestamptz not null
);

-- The hot table: one row a visit, a partition a civil day (UTC+7). Distribution key venue_id stands in every unique key; no
-- triggers, no foreign keys, opaque person ids only. id = hash of (device, sequence): a resent visit meets its first copy.
create table check_ins.visit (
  venue_id int not null,
  in_at timestamptz not null,
  id uuid not null,
  person_id bigint not null,
  out_at timestamptz,
  received_at timestamptz not null,
  source smallint not null,
  flags smallint not null default 0,
  primary key (venue_id, in_at, id)
) partition by range (in_at);
create index visit_of_venue on check_ins.visit (venue_id, in_at) include (person_id, out_at);
create index visit_of_person on check_ins.visit (person_id, in_at) include (venue_id, out_at);

-- Visits whose clock was wrong are filed under their receipt time; this remembers where, so that a resent copy finds its row.
create table check_ins.misdated (
  venue_id int not null,
  id uuid not null,
  in_at timestamptz not null,
  client_at timestamptz not null,
  primary key (venue_id, id)
);

-- Daily counts without persons: they outlive the visits and keep every figure replayable.
create table check_ins.venue_day (
  venue_id int not null,
  day date not null,
  visits int not null,
  flagged int not null default 0,
  primary key (day, venue_id)
);

-- A phone or kiosk that sends visits; knows nothing of its owner.
create table check_ins.device (
  id uuid primary key,
  person_id bigint,
  secret_hash bytea not null,
  registered_at timestamptz not null
);

-- room: cameras
create schema cameras;

create table cameras.camera (
  id uuid primary key,
  facility_id text not null,
  path text collate "C" not null,
  name text not null,
  zone text not null,
  -- Address with user and password, sealed; what may be shown stands beside it.
  address bytea not null,
  shown_address text not null,
  state text not null default 'connecting',
  reason text,
  state_since timestamptz not null,
  version int not null default 1,
  registered_at timestamptz not null,
  removed_at timestamptz
);
create index camera_path on cameras.camera (path) where removed_at is null;
create index camera_facility on cameras.camera (facility_id) where removed_at is null;

-- Append-only: what the line did, in machine time; uptime is computed from it and never typed.
create table cameras.transition (
  camera_id uuid not null,
  at timestamptz not null,
  business_at timestamptz not null,
  from_state text not null,
  to_state text not null,
  reason text,
  primary key (camera_id, at)
);

-- room: places
create schema places;

-- Effective-dated: a path can carry another name later (vn/24 was Bắc Giang, then Bắc Ninh), so a path needs a date.
create table places.unit (
  path text collate "C" not null,
  code text not null,
  level text not null check (level in ('nation', 'province', 'district', 'commune')),
  name text not null,
  folded text not null,
  parent_path text collate "C",
  from_on date not null,
  to_on date,
  successor_path text collate "C",
  primary key (path, from_on)
);
create index unit_children on places.unit (parent_path, from_on);

-- Ministries, committees, facilities, venues, vendors. The path ends in the organisation's own step, so that a unit's scope covers it.
create table places.organisation (
  id text primary key,
  path text collate "C" not null unique,
  kind text not null,
  name text not null,
  name_en text,
  folded text not null,
  address text not null default '',
  facts jsonb not null default '{}',
  from_on date not null,
  to_on date,
  version int not null default 1,
  registered_at timestamptz not null
);
create index organisation_of_kind on places.organisation (kind, path);
create index organisation_folded on places.organisation (folded text_pattern_ops);

-- Which organisation plays a role (health authority, technology authority, steering authority …), from when to when, on what basis.
create table places.held_role (
  role text not null,
  organisation_id text not null references places.organisation (id),
  from_on date not null,
  to_on date,
  basis text not null,
  primary key (role, organisation_id, from_on)
);

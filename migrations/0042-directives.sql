-- room: directives
-- A unit says that it has received a signed directive and given it to somebody. Said once; only added to.
create table directives.acknowledgement (
  directive_id text collate "C" not null references directives.directive (id),
  unit_path text collate "C" not null,
  account_name text not null,
  acknowledged_at timestamptz not null,
  primary key (directive_id, unit_path)
);
create index acknowledgement_by on directives.acknowledgement (unit_path);

-- room: declarations
create schema declarations;

-- One person's declaration. What was answered is sealed; columns carry only what is filtered by. Rows are never changed: a
-- correction is a new row that names the one it corrects, and no row is corrected twice.
create table declarations.declaration (
  id uuid primary key,
  group_id uuid not null,
  form text not null,
  version int not null,
  person_id bigint not null,
  device_id uuid,
  declared_by text,
  declared_by_name text,
  provenance text not null,
  declared_at timestamptz not null,
  valid_until timestamptz not null,
  unit_path text collate "C" not null,
  flags smallint not null default 0,
  corrected_of uuid,
  correction_reason text,
  sealed bytea not null,
  check ((device_id is null) <> (declared_by is null))
);
create index declaration_of_person on declarations.declaration (person_id, declared_at desc);
create index declaration_of_device on declarations.declaration (device_id, declared_at desc) where device_id is not null;
create unique index correction_of_declaration on declarations.declaration (corrected_of) where corrected_of is not null;
create index declaration_by_end on declarations.declaration (valid_until);
create index declaration_of_group on declarations.declaration (group_id);

-- A flagged person on the commune's list: one open row a person, however often they declare.
create table declarations.follow_up (
  id uuid primary key,
  declaration_id uuid not null references declarations.declaration on delete cascade,
  person_id bigint not null,
  unit_path text collate "C" not null,
  kinds smallint not null,
  state text not null,
  version int not null default 1,
  opened_at timestamptz not null,
  changed_at timestamptz not null
);
create unique index open_follow_up_of_person on declarations.follow_up (person_id) where state in ('new', 'called');
create index follow_up_in_unit on declarations.follow_up (unit_path, id);
create index follow_up_of_person on declarations.follow_up (person_id, changed_at desc);
create index follow_up_of_declaration on declarations.follow_up (declaration_id);

create table declarations.follow_up_step (
  follow_up_id uuid not null references declarations.follow_up on delete cascade,
  version int not null,
  state text not null,
  actor_id text not null,
  actor_name text not null,
  at timestamptz not null,
  primary key (follow_up_id, version)
);

-- Counts without persons, in the declarations' own transaction: figures stay replayable after the declarations are deleted.
-- `persons` counts each person once a day and form.
create table declarations.unit_day (
  day date not null,
  unit_path text collate "C" not null,
  form text not null,
  declarations int not null default 0,
  persons int not null default 0,
  flagged int not null default 0,
  primary key (day, unit_path, form)
);

-- room: venues
-- Registration by the keeper, approval by province, door controllers by invitation, sheets of venues, and the licensed businesses they are compared with.

-- The form in which two spellings of one address meet (address.ts); rows from before this migration get the same form.
alter table venues.venue
  add column folded_address text not null default '',
  add column keeper_name bytea,
  add column keeper_phone bytea,
  add column keeper_phone_index bytea,
  -- The phone without an account that registered it: it may open the poster again.
  add column device_id uuid,
  -- Who registered was shown the venue that looks alike and said that this is another one.
  add column stated_distinct boolean not null default false,
  add column decision_reason text,
  add column decided_at timestamptz,
  add column rotates boolean not null default false,
  add column version int not null default 1,
  add constraint venue_state check (state in ('waiting', 'registered', 'refused', 'revoked'));

update venues.venue set folded_address = btrim(regexp_replace(regexp_replace(regexp_replace(
  regexp_replace(translate(lower(normalize(address, NFD)), 'đð', 'dd'), '[\u0300-\u036f]', '', 'g'),
  '(^|[^a-z])(qu|[bcdghklmnpqrstvx]{0,3})y(?![a-z])', '\1\2i', 'g'),
  '[^a-z0-9/]+', ' ', 'g'),
  '(^| )(so nha|so|nha|duong|pho|d|p)(?= )', '\1', 'g'));
update venues.venue set folded_address = regexp_replace(btrim(folded_address), ' +', ' ', 'g');

-- Search by the beginnings of words, with what every PostgreSQL has: no extension need be installed.
alter table venues.venue add column words tsvector generated always as (
  array_to_tsvector(array_remove(regexp_split_to_array(folded || ' ' || folded_address, '[[:space:][:punct:]]+'), ''))) stored;
create index venue_words on venues.venue using gin (words);
create index venue_address on venues.venue (folded_address, path);
create index venue_keeper on venues.venue (keeper_phone_index) where keeper_phone_index is not null;
create index venue_waiting on venues.venue (path) where state = 'waiting';
create index venue_of_device on venues.venue (device_id) where device_id is not null;
create index venue_decided on venues.venue (decided_at) where state in ('refused', 'revoked');

-- Codes that were withdrawn: whoever opens an old poster is told where to go.
create table venues.former_code (
  code text primary key,
  venue_id int not null references venues.venue (id),
  retired_at timestamptz not null
);
create index former_code_of_venue on venues.former_code (venue_id);

-- How a province wants venues registered, from a day on; the row with the latest day that has come counts.
create table venues.province_rule (
  province_path text collate "C" not null,
  from_on date not null,
  approval text not null check (approval in ('immediate', 'after-approval')),
  hotline text,
  basis text not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (province_path, from_on)
);

-- An invitation becomes the delegation of whoever took it up. The link's secret is kept as a hash only.
create table venues.delegation (
  id uuid primary key,
  venue_id int not null references venues.venue (id),
  secret_hash bytea not null unique,
  offered_by text not null,
  offered_at timestamptz not null,
  ends_at timestamptz not null,
  account_id text,
  accepted_at timestamptz,
  ended_at timestamptz
);
create index delegation_of_venue on venues.delegation (venue_id, offered_at);

-- A sheet of venues on its way in. Its rows are sealed and go when they are done with.
create table venues.import (
  id uuid primary key,
  made_by text not null,
  maker_name text not null,
  scope text[] not null,
  file_name text not null,
  writing text not null,
  state text not null check (state in ('reading', 'tried', 'running', 'done', 'discarded')),
  columns jsonb not null default '{}',
  rows int not null default 0,
  done_through int not null default 0,
  made_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
create index import_of_account on venues.import (made_by, made_at);
create index import_running on venues.import (started_at) where state = 'running';

create table venues.import_row (
  import_id uuid not null references venues.import (id) on delete cascade,
  row int not null,
  sealed bytea,
  outcome text not null,
  notes text[] not null default '{}',
  -- What the sheet says of the commune, folded: rows that ask the same question are answered together.
  asked text,
  venue_id int,
  primary key (import_id, row)
);
create index import_row_outcome on venues.import_row (import_id, outcome, row);
create index import_row_asked on venues.import_row (import_id, asked) where asked is not null;

-- How many businesses are licensed, as somebody counted them on a day; a commune may say that the figure is wrong.
create table venues.licensed_count (
  id uuid primary key,
  unit_path text collate "C" not null,
  category text not null,
  count int not null check (count >= 0),
  as_of date not null,
  source text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  disputed_at timestamptz,
  disputed_by text,
  dispute_reason text,
  unique (unit_path, category, as_of)
);

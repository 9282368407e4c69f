-- room: platform
-- News waits here, written in the same transaction as the change it tells of, until every subscriber has had it.
create table platform.outbox (
  id bigint generated always as identity primary key,
  event text not null,
  payload jsonb not null,
  emitted_at timestamptz not null,
  delivered_at timestamptz,
  attempts smallint not null default 0,
  next_attempt_at timestamptz not null default now(),
  last_fault text
);
create index outbox_waiting on platform.outbox (next_attempt_at, id) where delivered_at is null;

-- A resent request finds the answer that its first copy got.
create table platform.idempotency (
  owner text not null,
  key text not null,
  endpoint text not null,
  request_hash bytea not null,
  reply jsonb not null,
  answered_at timestamptz not null default now(),
  primary key (owner, key)
);
create index idempotency_age on platform.idempotency (answered_at);

-- How far the business clock stands from the machine's; one row.
create table platform.business_clock (
  only_row boolean primary key default true check (only_row),
  offset_ms bigint not null default 0,
  movable boolean not null default false
);
insert into platform.business_clock default values;

-- Facts about the installation: who set it up, whether it carries sample data.
create table platform.installation (
  only_row boolean primary key default true check (only_row),
  id uuid not null default gen_random_uuid(),
  sample_data boolean not null default false,
  set_up_at timestamptz
);
insert into platform.installation default values;

-- room: tasks
-- What an official wrote on a document (bút phê). It is never changed: whoever thinks otherwise writes again.
create table tasks.direction (
  id uuid primary key,
  document_id text collate "C" not null,
  given_by text collate "C" not null,
  words text not null,
  account_id text not null,
  account_name text not null,
  given_at timestamptz not null
);
create index direction_of on tasks.direction (document_id, given_at);

-- One thing that a direction gives to one lead, with whom, by when. A day is either written down or derived from so many days of the calendar.
create table tasks.given_task (
  id uuid primary key,
  direction_id uuid not null references tasks.direction (id),
  position smallint not null,
  what text not null,
  lead text collate "C" not null,
  coordinating text[] not null,
  urgency text not null check (urgency in ('normal', 'urgent', 'very-urgent', 'express')),
  due_on date,
  due_days int check (due_days > 0),
  due_counting text check (due_counting in ('working-days', 'calendar-days')),
  state text not null,
  version int not null default 1,
  given_at timestamptz not null,
  moved_at timestamptz not null,
  reported_on date,
  extension_until date,
  extended_until date,
  check (due_on is null or due_days is null),
  check ((due_days is null) = (due_counting is null))
);
create index given_task_of on tasks.given_task (direction_id, position);
create index given_task_led on tasks.given_task (lead, state);

-- Every step of a given task; only added to.
create table tasks.given_step (
  id uuid primary key,
  task_id uuid not null references tasks.given_task (id),
  command text not null,
  from_state text,
  to_state text not null,
  words text,
  until_on date,
  account_name text not null,
  taken_at timestamptz not null
);
create index given_step_of on tasks.given_step (task_id, taken_at, id);

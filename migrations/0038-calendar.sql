-- room: calendar
create schema calendar;

-- Days that differ from the week's pattern: days off, days off in lieu, weekend days that are worked. A withdrawn one is kept with who and when.
create table calendar.day (
  id text collate "C" primary key,
  on_day date not null,
  kind text not null check (kind in ('holiday', 'in-lieu', 'worked')),
  name_vi text not null,
  name_en text not null,
  basis text not null,
  checked boolean not null,
  noted_at timestamptz not null,
  noted_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text
);
create unique index day_in_force on calendar.day (on_day) where withdrawn_at is null;

-- A term that runs for something: how long, how it is counted, how urgent. When it ends is derived, never stored: days of the calendar may change.
create table calendar.clock (
  id text collate "C" primary key,
  subject_kind text not null,
  subject_id text collate "C" not null,
  term text not null,
  started_at timestamptz not null,
  count int not null check (count > 0),
  unit text not null check (unit in ('days', 'hours')),
  counting text not null check (counting in ('working-days', 'calendar-days')),
  urgency text not null check (urgency in ('normal', 'urgent', 'very-urgent', 'express')),
  stopped_at timestamptz
);
create unique index clock_running on calendar.clock (subject_kind, subject_id, term) where stopped_at is null;
create index clock_of on calendar.clock (subject_kind, subject_id, started_at);

create table calendar.pause (
  clock_id text collate "C" not null references calendar.clock (id),
  from_at timestamptz not null,
  to_at timestamptz,
  reason text not null,
  primary key (clock_id, from_at),
  check (to_at is null or to_at >= from_at)
);
create unique index pause_open on calendar.pause (clock_id) where to_at is null;

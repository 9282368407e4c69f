-- room: compliance
create schema compliance;

-- One provision × one organisation it binds. The state is computed by the rule in obligation.ts and stored with the day it was computed for.
create table compliance.obligation (
  provision_id text not null,
  subject_path text collate "C" not null,
  directive_id text not null,
  subject_kind text not null,
  subject_id text not null,
  measure_id text not null,
  from_on date not null,
  due_on date,
  first_met_on date,
  last_met_on date,
  state text not null,
  state_since_on date not null,
  assessed_on date not null,
  primary key (provision_id, subject_path)
);
create index obligation_subject on compliance.obligation (subject_path);
create index obligation_state on compliance.obligation (subject_kind, state, subject_path);

-- Why a subject does not practise, in the words of whoever called on it; append-only.
create table compliance.reason (
  id uuid primary key,
  subject_path text collate "C" not null,
  code text not null,
  note text not null default '',
  recorded_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null
);
create index reason_subject on compliance.reason (subject_path, recorded_at desc);

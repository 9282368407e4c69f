-- room: check-ins
-- The venue's side, or a commune, asks the health authority to find people behind masked visits. Free words are sealed: staff may write names.
create table check_ins.unmask_request (
  id uuid primary key,
  venue_id int not null,
  venue_path text collate "C" not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  case_number text not null,
  purpose text not null,
  words bytea not null,
  state text not null default 'asked' check (state in ('asked', 'granted', 'answered', 'refused', 'withdrawn', 'expired')),
  version int not null default 1,
  asked_by text not null,
  asker_name text not null,
  asked_at timestamptz not null,
  -- Until when it waits in its state: for the decision, then for the answer.
  due_at timestamptz not null,
  decided_by text,
  decider_name text,
  decided_at timestamptz,
  reason bytea,
  outcome text,
  answer bytea,
  settled_at timestamptz,
  check (from_at <= to_at)
);
create index unmask_request_of_area on check_ins.unmask_request (venue_path, state, asked_at);
create index unmask_request_of_asker on check_ins.unmask_request (asked_by, asked_at);
create index unmask_request_waiting on check_ins.unmask_request (due_at) where state in ('asked', 'granted');
create index unmask_request_settled on check_ins.unmask_request (settled_at) where settled_at is not null;

-- The visits that a request is about, and those that were granted. No names: opaque person ids, gone with the visits after thirty days.
create table check_ins.unmask_visit (
  request_id uuid not null references check_ins.unmask_request (id) on delete cascade,
  visit_id uuid not null,
  in_at timestamptz not null,
  person_id bigint not null,
  granted boolean not null default false,
  opened_at timestamptz,
  primary key (request_id, visit_id)
);
create index unmask_visit_of_person on check_ins.unmask_visit (person_id);
create index unmask_visit_by_time on check_ins.unmask_visit (in_at);

-- A hold names the document that orders it, and may be released before its last day.
alter table check_ins.legal_hold add column document_number text;
alter table check_ins.legal_hold add column released_at timestamptz;
alter table check_ins.legal_hold add column released_by text;
alter table check_ins.legal_hold add column release_reason text;

-- room: audit
create schema audit;

-- Append-only. The leaf commits to sha256(salt ‖ canonical body): when salt and body are erased at the end of their
-- retention, the leaf stays and the tree still verifies.
create table audit.event (
  seq bigint primary key,
  recorded_at timestamptz not null,
  business_at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  on_behalf_of text,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  scope_path text,
  purpose text,
  body jsonb,
  canonical text,
  salt bytea,
  leaf_hash bytea not null,
  erased_at timestamptz
);
create index event_subject on audit.event (subject_kind, subject_id, seq);
create index event_actor on audit.event (actor_id, seq);
create index event_action on audit.event (action, seq);

-- The log's size and the roots of its perfect subtrees, largest first: enough to append and to name the root.
create table audit.head (
  only_row boolean primary key default true check (only_row),
  size bigint not null default 0,
  peaks bytea not null default ''
);
insert into audit.head default values;

-- Signed statements of (origin, size, root); what an outsider keeps and compares.
create table audit.checkpoint (
  size bigint primary key,
  root bytea not null,
  note text not null,
  made_at timestamptz not null
);

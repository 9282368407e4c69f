-- room: directives
-- A content on which no authority rule speaks may be issued under an exception: asked by its drafter with the legal basis, confirmed by a
-- legal officer, for a time. Rows are never removed; what was asked stays as it was asked.
create table directives.authority_exception (
  id text collate "C" primary key,
  directive_id text collate "C" not null references directives.directive (id),
  content jsonb not null,
  reason_vi text not null,
  basis_vi text not null,
  article_vi text not null,
  expires_on date not null,
  asked_by text not null,
  asked_name text not null,
  asked_at timestamptz not null,
  decided_by text,
  decided_name text,
  decided_at timestamptz,
  is_granted boolean,
  note_vi text,
  check ((decided_at is null) = (is_granted is null) and (decided_by is null) = (is_granted is null)),
  check (is_granted is distinct from false or note_vi is not null)
);
create index authority_exception_directive on directives.authority_exception (directive_id);
create index authority_exception_waiting on directives.authority_exception (asked_at) where decided_at is null;

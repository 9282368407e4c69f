-- room: audit
-- How far the log's own bodies were compared with their leaves, and what was found; a convenience for operators. The daily pass
-- begins at the first entry and does not believe this row.
create table audit.self_check (
  only_row boolean primary key default true check (only_row),
  size bigint not null default 0,
  peaks bytea not null default '',
  checked_at timestamptz,
  whole_checked_at timestamptz,
  fault_seq bigint,
  fault_until bigint,
  fault_why text,
  fault_found_at timestamptz
);
insert into audit.self_check default values;

-- room: solutions
-- Who suffers from it (ai chịu ảnh hưởng) is a field of its own; requirements stated before have none.
alter table solutions.requirement add column sufferers text;

-- The page on which somebody met the difficulty; null where it was not told.
alter table solutions.difficulty add column met_on_page text;

-- A decision to show the public the solutions, by the document that decides it. One is in force; withdrawn ones stay.
create table solutions.publication (
  id text collate "C" primary key,
  document_id text not null,
  published_at timestamptz not null,
  published_by_name text not null,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawal_reason text,
  check ((withdrawn_at is null) = (withdrawal_reason is null))
);
create unique index publication_in_force on solutions.publication ((true)) where withdrawn_at is null;

-- What was released of a solution, by the number its maker gave it.
create table solutions.solution_version (
  solution_id text collate "C" not null references solutions.solution (id),
  number text not null,
  released_on date not null,
  changes text not null,
  entered_by_name text not null,
  entered_at timestamptz not null,
  primary key (solution_id, number)
);

-- Evidence that a proposer brings; the bytes lie in the file store under their hash.
create table solutions.proposal_file (
  solution_id text collate "C" not null references solutions.proposal (solution_id),
  sha256 text not null,
  name text not null,
  media_type text not null,
  size int not null,
  by_name text not null,
  kept_at timestamptz not null,
  primary key (solution_id, sha256)
);

-- room: solutions
create schema solutions;

-- The registry. machine, state, state_since and applicable repeat what the thing's own machine says; they are written with
-- every step, by one function, so that lists can filter without knowing three machines.
create table solutions.solution (
  id text collate "C" primary key,
  name text not null,
  name_en text,
  folded text not null,
  capabilities text[] not null,
  track text not null check (track in ('assigned', 'requirement', 'proposal')),
  owner_id text not null,
  vendor_id text,
  -- Whose scope reaches it before it is agreed: the proposer's own path, the nation for the two other tracks.
  scope_path text collate "C" not null,
  machine text not null,
  state text not null,
  state_since timestamptz not null,
  applicable boolean not null default false,
  force text check (force in ('mandatory', 'recommended')),
  force_directive_id text,
  -- What already did the same when this one came in, as it was shown to whoever entered it.
  overlapping jsonb not null default '[]',
  overlap_reason text,
  registered_at timestamptz not null
);
create index solution_in_scope on solutions.solution (scope_path, id);
create index solution_applicable on solutions.solution (id) where applicable;

-- Point 1, and the completion of a proposal that both authorities agreed to have built.
create table solutions.assignment (
  solution_id text collate "C" primary key references solutions.solution (id),
  state text not null,
  version int not null default 1,
  assigning_document_id text,
  due_on date,
  builder_id text,
  completed_by text,
  completed_by_name text,
  accepted_by text,
  accepted_by_name text,
  handover_record_id text,
  state_since timestamptz not null
);

-- An item nobody has touched has no row. A reservation that is closed becomes a passed item; the chronicle keeps that it was one.
create table solutions.handover_item (
  solution_id text collate "C" not null references solutions.assignment (solution_id),
  item text not null,
  result text not null check (result in ('passed', 'failed', 'reserved')),
  note text not null,
  due_on date,
  checked_by_name text not null,
  checked_at timestamptz not null,
  primary key (solution_id, item),
  check ((result = 'reserved') = (due_on is not null))
);

-- Point 2.
create table solutions.problem (
  id text collate "C" primary key,
  title text not null,
  grounds text not null,
  evidence_document_id text,
  state text not null,
  version int not null default 1,
  stated_at timestamptz not null,
  state_since timestamptz not null
);

create table solutions.difficulty (
  id text collate "C" primary key,
  category text not null,
  words text not null,
  unit_path text collate "C" not null,
  state text not null,
  version int not null default 1,
  problem_id text collate "C" references solutions.problem (id),
  set_aside_reason text,
  reporter_id text not null,
  reported_at timestamptz not null
);
create index difficulty_in_scope on solutions.difficulty (unit_path, id);
create index difficulty_of_reporter on solutions.difficulty (reporter_id, id);
create index difficulty_of_problem on solutions.difficulty (problem_id) where problem_id is not null;

create table solutions.requirement (
  id text collate "C" primary key,
  problem_id text collate "C" not null references solutions.problem (id),
  title text not null,
  demand text not null,
  measure_id text not null,
  comparison text not null check (comparison in ('at-least', 'at-most')),
  target numeric not null,
  unit text not null,
  legal_basis text not null,
  data_class text not null check (data_class in ('none', 'personal', 'sensitive')),
  deadline_on date,
  state text not null,
  version int not null default 1,
  answer text check (answer in ('reuse', 'build')),
  solution_id text collate "C" references solutions.solution (id),
  -- The account of the technology side that last handed it over for verification: it may not verify its own work.
  offered_by text,
  measured_value numeric,
  measured_on date,
  verified_by_name text,
  stated_at timestamptz not null,
  state_since timestamptz not null,
  check ((answer is null) = (solution_id is null))
);
create index requirement_of_problem on solutions.requirement (problem_id);
create unique index requirement_that_builds on solutions.requirement (solution_id) where answer = 'build';

-- Point 3.
create table solutions.proposal (
  solution_id text collate "C" primary key references solutions.solution (id),
  kind text not null check (kind in ('to-build', 'built')),
  proposer_id text not null,
  state text not null,
  version int not null default 1,
  round int not null default 1,
  content_hash text not null,
  opinions_due_on date,
  submitted_at timestamptz not null,
  state_since timestamptz not null
);

-- Each text that opinions were asked about stays as it was read.
create table solutions.proposal_round (
  solution_id text collate "C" not null references solutions.proposal (solution_id),
  round int not null,
  content jsonb not null,
  content_hash text not null,
  opened_at timestamptz not null,
  primary key (solution_id, round)
);

create table solutions.opinion (
  id text collate "C" primary key,
  solution_id text collate "C" not null,
  round int not null,
  side text not null check (side in ('health', 'technology')),
  verdict text not null check (verdict in ('agree', 'agree-with-conditions', 'not-yet-agreed')),
  reason text,
  content_hash text not null,
  reply_document_id text,
  given_by text not null,
  given_by_name text not null,
  given_at timestamptz not null,
  voided_because text check (voided_because in ('proposal-was-revised', 'replaced-by-a-later-opinion')),
  foreign key (solution_id, round) references solutions.proposal_round (solution_id, round)
);
create unique index opinion_that_stands on solutions.opinion (solution_id, side) where voided_because is null;
create index opinion_of_proposal on solutions.opinion (solution_id, id);

create table solutions.condition (
  id text collate "C" primary key,
  opinion_id text collate "C" not null references solutions.opinion (id),
  position int not null,
  text text not null,
  verifier text not null,
  met_at timestamptz,
  met_by_name text,
  met_note text,
  unique (opinion_id, position)
);

-- The chronicle: every step of every thing in this room, in order, in the words of whoever took it.
create table solutions.event (
  seq bigint generated always as identity primary key,
  thing text not null,
  thing_id text collate "C" not null,
  solution_id text collate "C",
  command text not null,
  from_state text,
  to_state text not null,
  actor_name text not null,
  words text,
  document_id text,
  facts jsonb not null default '{}',
  happened_at timestamptz not null
);
create index event_of_thing on solutions.event (thing, thing_id, seq);
create index event_of_solution on solutions.event (solution_id, seq) where solution_id is not null;

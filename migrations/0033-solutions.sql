-- room: solutions
-- Consultation in full: conditions with a day, first reading, extensions, comments on a paragraph, minutes signed by both.
alter table solutions.condition add column due_on date;
alter table solutions.opinion drop constraint opinion_voided_because_check;
alter table solutions.opinion add constraint opinion_voided_because_check
  check (voided_because in ('proposal-was-revised', 'replaced-by-a-later-opinion', 'reconciled-in-minutes', 'returned-by-the-committee'));

-- When each authority first opened the text of a round: what it cannot say later is that it had not been asked.
create table solutions.first_view (
  solution_id text collate "C" not null,
  round int not null,
  side text not null check (side in ('health', 'technology')),
  by_name text not null,
  seen_at timestamptz not null,
  primary key (solution_id, round, side),
  foreign key (solution_id, round) references solutions.proposal_round (solution_id, round)
);

-- One for each authority and round; granted or declined by whoever asked for the opinions.
create table solutions.extension (
  solution_id text collate "C" not null,
  round int not null,
  side text not null check (side in ('health', 'technology')),
  until_on date not null,
  reason text not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  granted boolean,
  decided_by_name text,
  decided_at timestamptz,
  primary key (solution_id, round, side),
  foreign key (solution_id, round) references solutions.proposal_round (solution_id, round),
  check ((granted is null) = (decided_at is null))
);

-- A remark beside one paragraph of one round's text; it is no opinion.
create table solutions.remark (
  id text collate "C" primary key,
  solution_id text collate "C" not null,
  round int not null,
  part text not null check (part in ('evidence', 'privacy-summary')),
  paragraph int not null,
  words text not null,
  by_id text not null,
  by_name text not null,
  made_at timestamptz not null,
  foreign key (solution_id, round) references solutions.proposal_round (solution_id, round)
);
create index remark_of_proposal on solutions.remark (solution_id, id);

-- Minutes of the meeting after a dissent; they bring agreement only when a signer of each authority has signed the same ones.
create table solutions.reconciliation (
  id text collate "C" primary key,
  solution_id text collate "C" not null,
  round int not null,
  content_hash text not null,
  minutes_document_id text not null,
  words text not null,
  conditions jsonb not null,
  recorded_side text not null check (recorded_side in ('health', 'technology')),
  recorded_by text not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  signed_by text,
  signed_by_name text,
  signed_at timestamptz,
  replaced_at timestamptz,
  foreign key (solution_id, round) references solutions.proposal_round (solution_id, round),
  check (signed_by is null or signed_by <> recorded_by)
);
create unique index reconciliation_that_waits on solutions.reconciliation (solution_id) where signed_at is null and replaced_at is null;

-- room: solutions
-- Handover in full: a checklist of a named version of the template, items that do not apply, named receivers, defects, evidence, a count
-- by hand beside the computed one, and the signatures of both sides. What began before keeps the eight items of the first version.
alter table solutions.assignment add column template_version int not null default 1;
alter table solutions.assignment add column urgent boolean not null default true;
-- Section of the checklist → who receives it for the health side.
alter table solutions.assignment add column receivers jsonb not null default '{}';
alter table solutions.assignment add column accepted_at timestamptz;
alter table solutions.assignment add column transferred_by text;
alter table solutions.assignment add column transferred_by_name text;
alter table solutions.assignment add column transferred_at timestamptz;

alter table solutions.handover_item drop constraint handover_item_result_check;
alter table solutions.handover_item add constraint handover_item_result_check
  check (result in ('passed', 'failed', 'reserved', 'not-applicable'));
-- The other side's word that an item does not apply.
alter table solutions.handover_item add column agreed_by_name text;

create table solutions.defect (
  id text collate "C" primary key,
  solution_id text collate "C" not null references solutions.assignment (solution_id),
  item text not null,
  severity int not null check (severity between 1 and 4),
  words text not null,
  due_on date not null,
  state text not null,
  version int not null default 1,
  raised_by_name text not null,
  raised_at timestamptz not null,
  fixed_by text,
  fixed_by_name text,
  fix_words text,
  state_since timestamptz not null
);
create index defect_of_solution on solutions.defect (solution_id, id);

create table solutions.hand_count (
  id text collate "C" primary key,
  solution_id text collate "C" not null references solutions.assignment (solution_id),
  measure_id text not null,
  unit_path text not null,
  counted_on date not null,
  by_hand int not null,
  computed int not null,
  counted_by_name text not null,
  counted_at timestamptz not null
);
create index hand_count_of_solution on solutions.hand_count (solution_id, id);

create table solutions.handover_evidence (
  solution_id text collate "C" not null references solutions.assignment (solution_id),
  item text not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size int not null,
  by_name text not null,
  kept_at timestamptz not null,
  primary key (solution_id, item, sha256)
);

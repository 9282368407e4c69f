-- room: declarations
-- How many people arrived in a province on a day, from whom: the denominator of entry declarations. A newer count of the day counts;
-- the older ones stay, so that a figure of that time can be replayed.
create table declarations.arrival_count (
  id uuid primary key,
  unit_path text collate "C" not null,
  day date not null,
  arrivals int not null check (arrivals >= 0),
  source text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  disputed_at timestamptz,
  disputed_by text,
  dispute_reason text
);
create index on declarations.arrival_count (unit_path, day, recorded_at desc);

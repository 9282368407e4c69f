-- room: solutions
-- A solution that is retired stays in the registry with its reason and what takes its place.
alter table solutions.solution add column retired_at timestamptz;
alter table solutions.solution add column retired_by_name text;
alter table solutions.solution add column retired_because text;
alter table solutions.solution add column successor_id text collate "C" references solutions.solution (id);
alter table solutions.solution add constraint solution_retired check (retired_at is null or not applicable);

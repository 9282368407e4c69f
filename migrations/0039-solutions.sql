-- room: solutions
-- What a requirement's measure says 30 and 90 days after it was met: the outcome that answers whoever asked and whoever reported.
create table solutions.outcome (
  requirement_id text collate "C" not null references solutions.requirement (id),
  after_days int not null check (after_days in (30, 90)),
  taken_on date not null,
  -- Null: the product could count nothing on that day.
  value numeric,
  numerator int,
  denominator int,
  holds boolean,
  primary key (requirement_id, after_days),
  check ((value is null) = (holds is null))
);

-- An entry nobody has stood behind for 90 days is stale.
alter table solutions.solution add column attested_at timestamptz;
alter table solutions.solution add column attested_by_name text;

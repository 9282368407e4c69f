-- room: solutions
-- What a requirement needs a solution to be able to do, and why one that cannot was named all the same.
alter table solutions.requirement add column capability text;
alter table solutions.requirement add column capability_reason text;

-- Every verification, in order. `measured`: counted by the product from the field on that day, with what it was counted from, so that
-- it can be counted again. `reported`: somebody's number, with the document that carries it.
create table solutions.verification (
  id text collate "C" primary key,
  requirement_id text collate "C" not null references solutions.requirement (id),
  kind text not null check (kind in ('measured', 'reported')),
  value numeric not null,
  as_of date not null,
  source text,
  numerator int,
  denominator int,
  evidence_document_id text,
  note text,
  verified_by_name text not null,
  verified_at timestamptz not null,
  check ((kind = 'measured') = (source is not null and numerator is not null and denominator is not null)),
  check ((kind = 'reported') = (evidence_document_id is not null))
);
create index verification_of_requirement on solutions.verification (requirement_id, id);

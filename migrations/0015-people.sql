-- room: people
-- A phone or browser of somebody without an account. It shows what it gave itself; bound to a person only after an office checked a document.
create table people.device (
  id uuid primary key,
  secret_hash bytea not null,
  registered_at timestamptz not null,
  person_id bigint,
  bound_at timestamptz,
  bound_by text,
  revoked_at timestamptz
);
create index device_of_person on people.device (person_id) where person_id is not null;

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

-- Whom a device spoke for: itself and its family. What it may see of them is what it gave, never what the office knows.
create table people.device_person (
  device_id uuid not null,
  person_id bigint not null,
  relation text not null check (relation in ('self', 'family')),
  since timestamptz not null,
  primary key (device_id, person_id)
);
create index device_person_of_person on people.device_person (person_id);

-- What a phone shows at the front desk so that it can be bound: a few minutes long.
create table people.binding_request (
  device_id uuid primary key,
  code_hash bytea not null unique,
  expires_at timestamptz not null
);

-- The handle in a personal QR code; withdrawn when the phone or the card is lost.
create table people.personal_code (
  handle bytea primary key,
  short_code text not null unique,
  person_id bigint not null,
  device_id uuid,
  shown_on text not null check (shown_on in ('screen', 'card')),
  initials text not null,
  issued_at timestamptz not null,
  revoked_at timestamptz
);
create index personal_code_of_person on people.personal_code (person_id);

-- "This is wrong": asked by the person, answered by the commune; both texts sealed.
create table people.correction (
  id uuid primary key,
  person_id bigint not null,
  device_id uuid not null,
  field text not null,
  wanted bytea not null,
  unit_path text collate "C" not null,
  state text not null default 'asked',
  asked_at timestamptz not null,
  answered_at timestamptz,
  answered_by text,
  reason text
);
create index correction_of_unit on people.correction (unit_path, state);
create index correction_of_person on people.correction (person_id);

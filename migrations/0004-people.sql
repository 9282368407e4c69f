-- room: people
create schema people;

-- Personal columns are sealed (AES-256-GCM, key version in the value's first bytes); *_index are blind indexes for exact look-up.
-- Everything else in the product knows a person by this id only: eight bytes, because hot tables carry it a hundred million times.
create table people.person (
  id bigint generated always as identity primary key,
  name bytea not null,
  phone bytea,
  document bytea,
  born bytea,
  address bytea,
  gender text check (gender in ('female', 'male')),
  document_kind text,
  phone_index bytea,
  document_index bytea,
  provenance text not null,
  key_version smallint not null,
  recorded_at timestamptz not null,
  last_needed_at timestamptz not null
);
create unique index person_document on people.person (document_index) where document_index is not null;
create index person_phone on people.person (phone_index) where phone_index is not null;
create index person_key_version on people.person (key_version);

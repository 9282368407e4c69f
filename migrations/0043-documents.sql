-- room: documents
-- Who may sign in whose place for an agency, and as what, from when until when, for which types of document, and by which decision.
create table documents.signing_power (
  id text collate "C" primary key,
  book_path text collate "C" not null,
  holder_name text not null,
  -- As it is printed above the signature, from the top: [{"form": "TM", "of": "Ủy ban nhân dân"}, {"form": "KT", "of": "Chủ tịch"}].
  capacity jsonb not null check (jsonb_array_length(capacity) between 1 and 3),
  titles text[] not null,
  -- Null: every type.
  document_types text[],
  from_on date not null,
  -- The first day on which it no longer holds.
  to_on date check (to_on is null or to_on > from_on),
  basis text not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index signing_power_book on documents.signing_power (book_path, from_on);

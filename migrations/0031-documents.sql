-- room: documents
-- Since when an agency signs and numbers its own documents here; without a row it does so elsewhere, and the signed document comes back.
create table documents.signing_here (
  book_path text collate "C" not null,
  from_on date not null,
  to_on date check (to_on is null or to_on >= from_on),
  set_by text not null,
  set_at timestamptz not null,
  primary key (book_path, from_on)
);

-- The outgoing book of an agency, kind of document and year: one row, locked while a number is taken, so that numbers have no gap.
create table documents.outgoing_book (
  book_path text collate "C" not null,
  book text not null,
  year smallint not null,
  last int not null,
  primary key (book_path, book, year)
);

-- Whose hands wrote a draft: whoever wrote does not review.
create table documents.draft_hand (
  document_id text collate "C" not null references documents.document (id),
  account_id text not null,
  primary key (document_id, account_id)
);

-- A document on its way out. What it is as a document stands in documents.document; here is how far it is, and by whom.
create table documents.outgoing (
  document_id text collate "C" primary key references documents.document (id),
  book_path text collate "C" not null,
  state text not null,
  version int not null default 1,
  -- Accounts, by what they did: reviewed, checked, signed, numbered, sealed.
  hands jsonb not null default '{}',
  reason text,
  -- The page as it was checked, before any signature; and the file as it is now.
  page_sha256 text check (page_sha256 ~ '^[0-9a-f]{64}$'),
  file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  begun_at timestamptz not null,
  moved_at timestamptz not null
);
create index outgoing_state on documents.outgoing (state, moved_at);

-- Every number ever taken, each once; a number whose document was voided stays taken.
create table documents.outgoing_number (
  book_path text collate "C" not null,
  book text not null,
  year smallint not null,
  number int not null check (number > 0),
  document_id text collate "C" not null unique references documents.document (id),
  numbered_on date not null,
  voided_on date,
  void_reason text,
  primary key (book_path, book, year, number),
  check ((voided_on is null) = (void_reason is null))
);

-- A page that waits for a token outside to sign it. Kept until it is answered or its time is over.
create table documents.signing_request (
  id text collate "C" primary key,
  document_id text collate "C" not null references documents.document (id),
  document_version int not null,
  account_id text not null,
  file_sha256 text not null,
  prepared_sha256 text not null,
  byte_range int[] not null,
  certificate_sha256 text not null,
  expires_at timestamptz not null,
  answered_at timestamptz
);
create index signing_request_expires on documents.signing_request (expires_at);

-- What the signatures of a file say, as read when it came in.
create table documents.file_signature (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  found jsonb not null,
  read_at timestamptz not null
);

-- room: documents
create schema documents;

-- The incoming book of an organisation (or unit) and year: one row, locked while a number is taken, so that numbers have no gap.
create table documents.register (
  book_path text collate "C" not null,
  year smallint not null,
  last int not null,
  primary key (book_path, year)
);

create table documents.document (
  id text collate "C" primary key,
  type text not null,
  -- Without leading zeros; empty while it is a draft, and where a source does not give it.
  number text not null default '',
  notation text not null default '',
  issuer_name text not null,
  issuer_organisation_id text,
  issuer_level text not null,
  issued_on date,
  -- Why the day is not certain, in both languages; null where it is.
  date_note jsonb,
  -- By which it is listed: the day of issue, and of the last change while it is a draft.
  dated_on date not null,
  subject text not null,
  -- The subject is our description, because the printed one was not seen.
  subject_is_ours boolean not null default false,
  gloss_en text,
  signer jsonb not null default '{}',
  priority text not null default 'normal',
  conveys_opinion_of text,
  addressees jsonb not null default '[]',
  sources jsonb not null default '[]',
  -- Its text was not found; what stands here comes from others that cite it.
  not_seen boolean not null default false,
  origin text not null check (origin in ('recorded', 'drafted')),
  state text not null check (state in ('drafted', 'recorded', 'issued', 'replaced', 'repealed', 'recalled')),
  full_text text,
  -- The page as data (layout/official-document.ts): of drafts, and of documents whose text is known.
  content jsonb,
  -- A draft whose signed document had been registered by itself: that document. The draft is then closed.
  became_id text collate "C" references documents.document (id),
  scope_path text collate "C" not null,
  -- Folded issuer and notation: by which two spellings of one document are recognised.
  issuer_key text not null,
  notation_key text not null default '',
  words tsvector not null,
  version int not null default 1,
  registered_at timestamptz not null,
  check (state = 'drafted' or issued_on is not null)
);
-- One document once, for everybody who reads the same part of the register.
create unique index document_number on documents.document (scope_path, issuer_key, number, notation_key, (extract(year from issued_on))) where number <> '';
create index document_scope on documents.document (scope_path, dated_on desc, id desc);
create index document_dated on documents.document (dated_on desc, id desc);
create index document_number_alone on documents.document (number) where number <> '';
create index document_words on documents.document using gin (words);

-- When and under which number it came in, at each organisation that keeps a book.
create table documents.arrival (
  document_id text collate "C" not null references documents.document (id),
  book_path text collate "C" not null,
  year smallint not null,
  number int not null,
  arrived_on date not null,
  primary key (document_id, book_path),
  unique (book_path, year, number)
);

create table documents.recipient (
  document_id text collate "C" not null references documents.document (id),
  position smallint not null,
  name text not null,
  purpose text not null,
  copies smallint,
  primary key (document_id, position)
);

-- The numbered points a task can be made of.
create table documents.point (
  document_id text collate "C" not null references documents.document (id),
  number text not null,
  position smallint not null,
  text text not null,
  summary_vi text not null,
  summary_en text not null,
  primary key (document_id, number)
);

create table documents.relation (
  from_id text collate "C" not null references documents.document (id),
  to_id text collate "C" not null references documents.document (id),
  kind text not null,
  evidence text not null,
  note_vi text not null default '',
  note_en text not null default '',
  related_at timestamptz not null,
  primary key (from_id, to_id, kind),
  check (from_id <> to_id)
);
create index relation_to on documents.relation (to_id);

-- Signed PDFs, by content. A newer one stands beside the older; the latest counts.
create table documents.attached_file (
  document_id text collate "C" not null references documents.document (id),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size int not null,
  pages int not null,
  text text not null,
  attached_at timestamptz not null,
  attached_by text not null,
  primary key (document_id, sha256)
);

-- What happened to a document, for whoever reads it; the audit log holds the same acts and more.
create table documents.step (
  document_id text collate "C" not null references documents.document (id),
  position int not null,
  what text not null,
  happened_at timestamptz not null,
  actor_name text not null,
  note text not null default '',
  primary key (document_id, position)
);

-- room: documents
-- A signed PDF that was read and kept before the document it belongs to is entered: a letter, recorded in the same step as what it says.
create table documents.kept_file (
  sha256 text primary key,
  size int not null,
  pages int not null,
  text text not null,
  kept_at timestamptz not null,
  kept_by text not null
);

-- room: documents
-- What a draft said before it was written anew: whoever was slower is shown what changed, word for word.
create table documents.earlier_draft (
  document_id text collate "C" not null references documents.document (id),
  -- The last version of the document that said so.
  version integer not null,
  content jsonb not null,
  primary key (document_id, version)
);

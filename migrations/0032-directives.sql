-- room: directives
-- Every official page that was ever written of a draft, so that one which was let go (the draft was written anew) can never be signed as if it were
-- an ordinary document. A page that is signed here carries what its signer stated beforehand: what it ends, and why the rest goes up.
create table directives.page (
  document_id text collate "C" primary key,
  directive_id text collate "C" not null references directives.directive (id),
  -- Null: the directive itself; otherwise the submission to this body.
  recommend_to text check (recommend_to in ('steering-authority', 'prime-minister')),
  capacity_id text,
  -- Subject and body as they were written out of the contents; null for pages from before this was kept.
  words_sha256 text check (words_sha256 ~ '^[0-9a-f]{64}$'),
  ends jsonb,
  recommendation jsonb,
  stated_version int,
  stated_by text,
  stated_at timestamptz,
  check ((stated_at is null) = (stated_by is null) and (stated_at is null) = (stated_version is null) and (stated_at is null) = (ends is null))
);
create index page_directive on directives.page (directive_id);
insert into directives.page (document_id, directive_id)
  select page_id, id from directives.directive where page_id is not null
  union select unnest(submission_ids), id from directives.directive;

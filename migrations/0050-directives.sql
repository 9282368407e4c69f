-- room: directives
-- What a draft said before it was written anew: whoever was slower is shown what changed, word for word.
create table directives.earlier_draft (
  directive_id text collate "C" not null references directives.directive (id),
  -- The last version of the draft that said so.
  version integer not null,
  subject_vi text not null,
  contents jsonb not null,
  primary key (directive_id, version)
);

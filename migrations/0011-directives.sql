-- room: directives
create schema directives;

-- A directive of any form. Whether it is in force follows from dates and is not stored. Number, notation and signer are the
-- document's (document_id), which is signed elsewhere and comes back recorded.
create table directives.directive (
  id text collate "C" primary key,
  state text not null check (state in ('drafted', 'issued', 'recommended', 'replaced', 'repealed')),
  version int not null default 1,
  issuer_role text not null check (issuer_role in ('health-authority', 'steering-authority', 'prime-minister')),
  form text not null,
  subject_vi text not null,
  subject_en text,
  -- The solutions it makes people use; their room knows them.
  solution_ids text[] not null default '{}',
  -- Everybody who wrote or changed the draft: none of them signs it where there are enough people.
  drafters text[] not null,
  -- Its official page in the register of documents, and the submissions for what is beyond authority, while both are drafts there.
  page_id text collate "C",
  submission_ids text[] not null default '{}',
  drafted_at timestamptz not null,
  changed_at timestamptz not null,
  -- The recommendation it came from: returned and drafted anew, or issued by the higher body.
  referral_id text collate "C",
  document_id text collate "C" unique,
  issued_on date,
  issued_by text,
  capacity_id text,
  -- The first day on which it no longer applies, and the directive that says so.
  ended_on date,
  ended_by_id text collate "C" references directives.directive (id),
  check ((state in ('issued', 'replaced', 'repealed')) = (document_id is not null)),
  check ((document_id is null) = (issued_on is null)),
  check ((state in ('replaced', 'repealed')) = (ended_on is not null)),
  check ((ended_on is null) = (ended_by_id is null))
);
create index directive_state on directives.directive (state, id);

-- A content beyond authority, recommended to the body that can direct it (point 4). Linked both ways: from the draft it left,
-- and to the directive that the higher body issued.
create table directives.referral (
  id text collate "C" primary key,
  directive_id text collate "C" not null references directives.directive (id),
  recommended_to text not null check (recommended_to in ('steering-authority', 'prime-minister')),
  state text not null check (state in ('recommended', 'issued-by-higher', 'returned', 'refused')),
  version int not null default 1,
  reason_vi text not null,
  reason_en text,
  recommended_on date not null,
  recommended_by text not null,
  recommendation_document_id text collate "C",
  decided_on date,
  decided_by text,
  decision_document_id text collate "C",
  note text,
  resulting_directive_id text collate "C" unique references directives.directive (id),
  check ((state = 'recommended') = (decided_on is null)),
  check ((state = 'issued-by-higher') = (resulting_directive_id is not null))
);
create index referral_of_directive on directives.referral (directive_id);
create index referral_state on directives.referral (state, id);
alter table directives.directive add foreign key (referral_id) references directives.referral (id);
create index directive_from_referral on directives.directive (referral_id) where referral_id is not null;

-- One content: who must or should do what, from when, measured how. A row with a referral has left its draft and binds nobody.
create table directives.provision (
  id text collate "C" primary key,
  directive_id text collate "C" not null references directives.directive (id),
  position smallint not null,
  code text not null,
  text_vi text not null,
  text_en text,
  force text not null check (force in ('mandatory', 'recommended')),
  audience_kind text not null,
  -- Who runs the quarantine facilities meant; null: whoever runs them.
  run_by text[],
  side_effects text[] not null,
  from_on date not null,
  due_on date check (due_on >= from_on),
  frequency text not null check (frequency in ('once', 'continuous', 'daily')),
  measure_id text,
  threshold double precision,
  evidence text,
  fallback_vi text,
  fallback_en text,
  grace_days smallint not null,
  province_may_be_stricter boolean not null,
  referral_id text collate "C" references directives.referral (id),
  -- The verdict at signature, kept for good: which rule, on which facts.
  within_authority boolean,
  rule_id text,
  inputs_hash text,
  unique (directive_id, code),
  -- A content judged beyond authority stands in a recommendation and nowhere else.
  check (within_authority is distinct from false or referral_id is not null)
);
create index provision_of_referral on directives.provision (referral_id) where referral_id is not null;
create index provision_of_measure on directives.provision (audience_kind, measure_id) where referral_id is null;

-- Where a provision applies, one row per unit named; `vn` is the whole country.
create table directives.provision_territory (
  unit_path text collate "C" not null,
  provision_id text collate "C" not null references directives.provision (id) on delete cascade,
  primary key (unit_path, provision_id)
);
create index territory_of_provision on directives.provision_territory (provision_id);

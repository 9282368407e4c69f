-- room: directives
-- What becomes of a directive after its signature, by whom and from which day. Rows are only ever added: what held on a day follows from
-- the acts dated up to it, so that nothing of the past changes with a later act.
create table directives.act (
  id text collate "C" primary key,
  directive_id text collate "C" not null references directives.directive (id),
  kind text not null check (kind in ('suspend', 'resume', 'amend', 'replace', 'repeal', 'expire')),
  -- The first day on which it holds.
  effective_on date not null,
  -- The contents it touches; null: the whole directive.
  provision_ids text[] check (cardinality(provision_ids) > 0),
  -- The issued document that says so; an expiry stands in the directive itself.
  document_id text collate "C",
  -- The newer directive, where the document is one.
  by_directive_id text collate "C" references directives.directive (id),
  note text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  -- When its day had come and what follows from it was done.
  brought_about_at timestamptz,
  check ((kind = 'expire') = (document_id is null)),
  check (kind <> 'amend' or provision_ids is not null)
);
create index act_of_directive on directives.act (directive_id, effective_on, id);
create index act_to_come on directives.act (effective_on, id) where brought_about_at is null;

alter table directives.directive drop constraint directive_state_check;
alter table directives.directive drop constraint directive_check;
alter table directives.directive drop constraint directive_check2;
alter table directives.directive drop constraint directive_check3;
alter table directives.directive
  add constraint directive_state check (state in ('drafted', 'issued', 'suspended', 'recommended', 'replaced', 'repealed', 'expired')),
  add constraint only_signed_ones_live check ((state in ('issued', 'suspended', 'replaced', 'repealed', 'expired')) = (document_id is not null)),
  add constraint ended_ones_have_a_day check (state not in ('replaced', 'repealed', 'expired') or ended_on is not null);

insert into directives.act (id, directive_id, kind, effective_on, document_id, by_directive_id, recorded_at, recorded_by, brought_about_at)
select 'act-of-' || old.id, old.id, case old.state when 'replaced' then 'replace' else 'repeal' end, old.ended_on, newer.document_id, newer.id,
  old.changed_at, coalesce(newer.issued_by, 'system'), old.changed_at
from directives.directive old join directives.directive newer on newer.id = old.ended_by_id;

alter table directives.provision
  -- The last day on which it applies, as its own text says.
  add column until_on date check (until_on >= from_on),
  -- The first day on which it no longer applies, whatever ended it.
  add column ends_on date,
  add column condition_vi text,
  add column condition_en text,
  add column sanction_vi text,
  add column sanction_en text,
  add column province_may_be_looser boolean not null default false,
  -- The content of an older directive whose place it takes.
  add column replaces_id text collate "C" references directives.provision (id);
create index provision_replacing on directives.provision (replaces_id) where replaces_id is not null;
update directives.provision p set ends_on = d.ended_on from directives.directive d where d.id = p.directive_id and d.ended_on is not null;

-- room: directives
-- A higher body may also approve a recommendation, with or without changes, or authorise the one that asked to issue it; or put it off.
alter table directives.referral drop constraint referral_state_check;
alter table directives.referral drop constraint referral_check;
alter table directives.referral
  -- Until when it was put off.
  add column deferred_until date,
  -- The contents as the higher body approved them, where it changed them.
  add column approved_contents jsonb,
  add constraint referral_state_check check (
    state in ('recommended', 'deferred', 'issued-by-higher', 'approved', 'approved-with-changes', 'authorised', 'returned', 'refused')),
  add constraint undecided_ones_have_no_day check ((state in ('recommended', 'deferred')) = (decided_on is null)),
  add constraint given_ones_name_a_document check (state not in ('approved', 'approved-with-changes', 'authorised') or decision_document_id is not null),
  add constraint changed_ones_keep_the_changes check ((state = 'approved-with-changes') = (approved_contents is not null));

-- What a ministry, province or commune sets in its own document on a directive of a higher body: its own directive, with stricter terms.
alter table directives.directive drop constraint directive_issuer_role_check;
alter table directives.directive
  add constraint directive_issuer_role_check check (issuer_role in ('health-authority', 'steering-authority', 'prime-minister', 'people-committee', 'ministry')),
  add column unit_path text collate "C" not null default 'vn',
  -- What the issuer is called, where it is none of the national authorities.
  add column issuer_name text,
  add column relays_id text collate "C" references directives.directive (id),
  add constraint relays_have_an_issuer check ((relays_id is null) = (issuer_name is null));
create index directive_relaying on directives.directive (relays_id) where relays_id is not null;
alter table directives.provision add column relays_id text collate "C" references directives.provision (id);

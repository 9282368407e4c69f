-- room: people
-- Only a document that somebody held in the hand establishes a person; what a phone or a door was told stands as a claim beside it.
alter table people.person add column claimed_index bytea;
-- The phone that said so; null: a door or a desk wrote it.
alter table people.person add column claimed_by uuid;
-- The established person that a desk found this record to be: visits and readings under both are one person's.
alter table people.person add column same_as bigint;
create index person_claimed on people.person (claimed_index) where claimed_index is not null;
create index person_same_as on people.person (same_as) where same_as is not null;

-- Typed numbers held the place of the document's owner until now.
update people.person set claimed_index = document_index, document_index = null
  where provenance in ('self-declared', 'declared-on-behalf') and document_index is not null;
update people.person p set claimed_by = (select d.device_id from people.device_person d where d.person_id = p.id order by d.since limit 1)
  where provenance in ('self-declared', 'declared-on-behalf');

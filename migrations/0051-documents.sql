-- room: documents
-- Whose account entered a document or said that a draft had come back signed: a decision that gives authority is not entered by who gains it.
alter table documents.document add column registered_by text;
-- What came with the product was entered by nobody who gains by it.
update documents.document d set registered_by = 'system'
where exists (select 1 from documents.step s where s.document_id = d.id and s.what = 'registered' and s.actor_name = 'Hệ thống');

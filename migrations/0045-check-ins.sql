-- room: check-ins
-- The phone that numbered a self-scan, by its page's own storage: a phone that throws its credential away is still one phone.
alter table check_ins.visit add column sent_by uuid;

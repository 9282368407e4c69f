-- room: compliance
-- How often a duty is owed: a daily duty is judged day by day, a lasting one by its date. Duties known before this are lasting ones until
-- their provision is read again.
alter table compliance.obligation add column frequency text not null default 'continuous';

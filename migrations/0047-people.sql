-- room: people
-- A phone that an office binds to somebody else begins anew under another id; what it said before stays its former owner's.
alter table people.device add column continued_as uuid;

-- room: places
-- Units that an administrator brought from a list of their own say which document that list rests on; the committed lists say it in their files.
alter table places.unit add column source text;

-- room: compliance
-- The first day on which the duty is no longer owed, because its provision ended. From then on the row is history: it is judged no more,
-- counted no more, and says for good how far the duty was met under the text of its time.
alter table compliance.obligation add column ended_on date;
create index obligation_owed on compliance.obligation (measure_id, subject_path, provision_id) where ended_on is null;

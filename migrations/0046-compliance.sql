-- room: compliance
-- What was judged of a day, as it was judged on that day: how many duties of a commune's organisations stood in which state. Written again with
-- every judgement of the same day and never after it, so that what is repealed, registered or found later changes no figure of the past.
create table compliance.day_state (
  day date not null,
  unit_path text collate "C" not null,
  subject_kind text not null,
  state text not null,
  count int not null check (count > 0),
  primary key (day, unit_path, subject_kind, state)
);
-- The facilities of a commune and their cameras, as they stood when the day was judged last.
create table compliance.day_facility (
  day date not null,
  unit_path text collate "C" not null,
  known int not null,
  with_cameras int not null,
  connected int not null,
  cameras int not null,
  working int not null,
  primary key (day, unit_path)
);
-- Which units were judged on which day: a day without duties is not the same as a day on which nobody looked.
create table compliance.judged_day (
  unit_path text collate "C" not null,
  day date not null,
  primary key (unit_path, day)
);

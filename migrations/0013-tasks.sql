-- room: tasks
create schema tasks;

-- One point of a document as a task of a unit. Its state is not here: it is computed from the machines each time it is asked.
create table tasks.task (
  id uuid primary key,
  document_id text not null,
  point_number text not null,
  position smallint not null,
  summary_vi text not null,
  summary_en text not null,
  computed_from text not null,
  lead_role text not null,
  coordinating_roles text[] not null default '{}',
  urgent boolean not null default false,
  given_on date not null,
  due_on date,
  made_at timestamptz not null,
  unique (document_id, point_number)
);

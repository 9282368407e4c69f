-- room: notifications
create schema notifications;

-- A message for one account: a key of the catalogue and the facts that fill it, so that each reader reads it in their language.
create table notifications.notice (
  id uuid primary key,
  account_id text not null,
  message_key text not null,
  facts jsonb not null default '{}',
  link text not null,
  written_at timestamptz not null,
  read_at timestamptz
);
create index notice_of_account on notifications.notice (account_id, id desc);

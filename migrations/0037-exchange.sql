-- room: exchange
create schema exchange;

-- Under which code an organisation is reached on the exchange, from when to when, and where that was read. Codes change with mergers.
create table exchange.address (
  organ_id text collate "C" not null,
  from_on date not null,
  to_on date,
  organisation_id text not null,
  basis text not null,
  noted_at timestamptz not null,
  noted_by text not null,
  primary key (organ_id, from_on),
  check (to_on is null or to_on > from_on)
);
create index address_of_organisation on exchange.address (organisation_id);

-- Packages out and in. `waiting`: written, not yet given to the transport. The package itself is kept as a file, by its SHA-256.
create table exchange.message (
  id text collate "C" primary key,
  direction text not null check (direction in ('out', 'in')),
  kind text not null check (kind in ('document', 'revocation', 'update', 'replacement', 'status')),
  -- Where the own organisation lies: who reaches it sees the message.
  scope_path text collate "C" not null,
  own_organ_id text not null,
  peer_organ_id text not null,
  peer_name text not null,
  -- `organ,2021/05/25,3440/VPCP-KGVX`
  document_name text not null,
  document_id text collate "C",
  subject text not null default '',
  reason text not null default '',
  state text not null check (state in ('waiting', 'sent', 'received')),
  -- Of a status: what it says. Of a sent document: the last that its receiver said.
  status_code text,
  sha256 text not null,
  size int not null,
  other_files jsonb not null default '[]',
  at timestamptz not null,
  by_name text not null,
  -- The order in which they happened, for keyset pages.
  position bigint generated always as identity unique
);
create unique index message_received_once on exchange.message (own_organ_id, sha256) where direction = 'in';
create unique index document_received_once on exchange.message (own_organ_id, peer_organ_id, document_name) where direction = 'in' and kind in ('document', 'replacement');
create index message_waiting on exchange.message (position) where state = 'waiting';
create index message_scope on exchange.message (scope_path, position desc);
create index message_document on exchange.message (document_id);
create index message_name on exchange.message (document_name, peer_organ_id);

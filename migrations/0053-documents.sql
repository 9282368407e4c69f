-- room: documents
-- Whose account a power to sign was given to, and whose a token is: a name can be carried by two people and can change.
alter table documents.signing_power add column holder_id text collate "C";
create table documents.signer_certificate (
  -- SHA-256 of the certificate of the token.
  certificate_sha256 text collate "C" primary key,
  account_id text collate "C" not null,
  bound_at timestamptz not null
);

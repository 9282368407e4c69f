-- room: access
create schema access;

-- The first five tables are those that better-auth reads and writes (its models user, account, session, verification,
-- twoFactor under our names). Columns below the line in account_user are ours alone.
create table access.account_user (
  id text collate "C" primary key,
  username text collate "C" not null unique,
  display_name text not null,
  -- better-auth wants an address for everybody; ours is made up (<user name>@khien.invalid) and never shown.
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  --
  folded text not null default '',
  notification_email text,
  must_change_password boolean not null default true,
  one_time_password_ends_at timestamptz,
  -- Sample accounts only, and without effect where the installation carries no sample data.
  second_factor_waived boolean not null default false,
  shown_at_sign_in boolean not null default false,
  disabled_at timestamptz,
  last_signed_in_at timestamptz
);
create index account_shown_at_sign_in on access.account_user (id) where shown_at_sign_in;

-- Where the password hash is kept; a later sign-on service (OIDC) adds rows of its own here.
create table access.account_credential (
  id text collate "C" primary key,
  account_id text not null,
  provider_id text not null,
  user_id text collate "C" not null references access.account_user (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (user_id, provider_id)
);

-- The token alone opens nothing: the cookie carries it signed with a key that is not in the database.
create table access.account_session (
  id text collate "C" primary key,
  token text collate "C" not null unique,
  user_id text collate "C" not null references access.account_user (id) on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index session_of_account on access.account_session (user_id);
create index session_end on access.account_session (expires_at);

create table access.account_verification (
  id text collate "C" primary key,
  identifier text collate "C" not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_identifier on access.account_verification (identifier);
create index verification_end on access.account_verification (expires_at);

-- Secret and backup codes are sealed by better-auth with a key that is not in the database.
create table access.account_second_factor (
  id text collate "C" primary key,
  user_id text collate "C" not null unique references access.account_user (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  failed_verification_count int not null default 0,
  locked_until timestamptz
);
create index second_factor_secret on access.account_second_factor (secret);

-- Who holds which role where, from a day to the day before another. One person may hold several in a small unit.
create table access.assignment (
  id text collate "C" primary key,
  account_id text collate "C" not null references access.account_user (id) on delete cascade,
  role text not null,
  unit_path text collate "C" not null,
  from_on date not null,
  to_on date check (to_on > from_on),
  granted_by text not null,
  granted_at timestamptz not null
);
create index assignment_of_account on access.assignment (account_id);
create index assignment_of_place on access.assignment (unit_path, account_id);

-- Tries to sign in that have not succeeded, kept for a day. Keys are blind indexes: neither names nor addresses are readable.
create table access.sign_in_attempt (
  id bigint generated always as identity primary key,
  account_key bytea not null,
  address_key bytea not null,
  attempted_at timestamptz not null
);
create index attempt_of_account on access.sign_in_attempt (account_key, attempted_at);
create index attempt_from_address on access.sign_in_attempt (address_key, attempted_at);
create index attempt_age on access.sign_in_attempt (attempted_at);

-- Six digits open one session only (RFC 6238, section 5.2), however long they stay valid.
create table access.spent_code (
  account_id text collate "C" not null references access.account_user (id) on delete cascade,
  code_key bytea not null,
  spent_at timestamptz not null,
  primary key (account_id, code_key)
);
create index spent_code_age on access.spent_code (spent_at);

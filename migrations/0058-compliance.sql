-- room: compliance
-- One photo of the place beside a reason, as the officer took it: sealed, for people may be in it, and kept for a month.
create table compliance.reason_photo (
  reason_id uuid primary key references compliance.reason (id),
  media_type text not null check (media_type in ('image/jpeg', 'image/png')),
  sealed bytea not null,
  kept_at timestamptz not null
);
create index reason_photo_age on compliance.reason_photo (kept_at);

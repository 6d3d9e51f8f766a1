-- People: who may sign in, with which keys programs come, and the record of what anybody did.
-- Secrets are never stored: a token or key is found again by its SHA-256, a password by argon2id.

create table staff (
  id text primary key,
  -- Addresses are compared without case, so they are kept without it.
  email text not null unique check (email = lower(email)),
  name text not null,
  role text not null check (role in ('agent', 'lead', 'admin')),
  password_hash text, -- null: signs in by link alone
  created_at integer not null,
  disabled_at integer -- set: neither sessions nor keys of this person are honoured
) strict;

create table session (
  token_hash text primary key,
  staff_id text not null references staff (id),
  created_at integer not null,
  last_seen_at integer not null, -- the idle limit counts from here
  expires_at integer not null check (expires_at > created_at) -- the absolute limit
) strict;
create index session_staff on session (staff_id);
create index session_expiry on session (expires_at);

create table sign_in_link (
  token_hash text primary key,
  staff_id text not null references staff (id),
  created_at integer not null,
  expires_at integer not null check (expires_at > created_at),
  used_at integer -- a link signs in once: exchanging it sets this where it is null
) strict;

create table api_key (
  id text primary key,
  hash text not null unique, -- a key is looked up by its hash: two with the same could not be told apart
  scope text not null check (scope in ('ingest', 'review', 'admin')),
  source text,
  staff_id text references staff (id),
  created_at integer not null,
  revoked_at integer,
  last_used_at integer, -- to about a minute
  -- Mails are told apart by source: a key that posts them must name it, and no other key has one.
  check ((scope = 'ingest') = (source is not null)),
  -- A review key acts as one person and dies with them; an admin key is nobody, so it cannot decide.
  check ((scope = 'review') = (staff_id is not null))
) strict;

-- The key under which a customer's facts are hashed into the audit. Erasing it makes those hashes say nothing,
-- while the chain stays whole.
create table customer_key (
  customer_id text primary key references customer (id),
  key text not null
) strict;

-- Append-only and hash-chained; ids, verdicts and keyed hashes, never a text or an address.
create table audit (
  -- Counted by the transaction that writes the row, without gaps: a missing number is a missing row.
  seq integer primary key check (seq >= 1),
  at integer not null,
  what text not null,
  who text not null, -- an id: usr_.., key_.., or a policy's name
  case_id text,
  draft_id text,
  decision_id text,
  detail text not null,
  -- No two rows follow the same one: the chain cannot fork.
  prev_hash text not null unique,
  hash text not null unique
) strict;
create index audit_case on audit (case_id) where case_id is not null;

-- A mistake of ours cannot rewrite history. Somebody with the database file can: the chain shows that.
create trigger audit_no_update before update on audit
begin
  select raise(abort, 'the audit is append-only');
end;
create trigger audit_no_delete before delete on audit
begin
  select raise(abort, 'the audit is append-only');
end;

-- People: who may sign in, with which keys programs come, and the record of what anybody did.
-- Secrets are never stored: a token or key is found again by its SHA-256, a password by argon2id.

create table staff (
  id text primary key,
  -- Addresses are compared without case, so they are kept without it.
  email text not null unique check (email = lower(email)),
  name text not null,
  role text not null check (role in ('agent', 'lead', 'admin')),
  password_hash text, -- null: signs in by link alone
  created_at bigint not null,
  disabled_at bigint -- set: neither sessions nor keys of this person are honoured
);

create table session (
  token_hash text primary key,
  staff_id text not null references staff (id),
  created_at bigint not null,
  last_seen_at bigint not null, -- the idle limit counts from here
  expires_at bigint not null check (expires_at > created_at) -- the absolute limit
);
create index session_staff on session (staff_id);
create index session_expiry on session (expires_at);

create table sign_in_link (
  token_hash text primary key,
  staff_id text not null references staff (id),
  created_at bigint not null,
  expires_at bigint not null check (expires_at > created_at),
  used_at bigint -- a link signs in once: exchanging it sets this where it is null
);

create table api_key (
  id text primary key,
  hash text not null unique, -- a key is looked up by its hash: two with the same could not be told apart
  scope text not null check (scope in ('ingest', 'review', 'admin')),
  source text,
  staff_id text references staff (id),
  created_at bigint not null,
  revoked_at bigint,
  last_used_at bigint, -- to about a minute
  -- Mails are told apart by source: a key that posts them must name it, and no other key has one.
  check ((scope = 'ingest') = (source is not null)),
  -- A review key acts as one person and dies with them; an admin key is nobody, so it cannot decide.
  check ((scope = 'review') = (staff_id is not null))
);

-- The key under which a customer's facts are hashed into the audit. Erasing it makes those hashes say nothing,
-- while the chain stays whole.
create table customer_key (
  customer_id text primary key references customer (id),
  key text not null
);

-- Append-only and hash-chained; ids, verdicts and keyed hashes, never a text or an address.
create table audit (
  -- Counted by the transaction that writes the row, without gaps: a missing number is a missing row.
  seq bigint primary key check (seq >= 1),
  at bigint not null,
  what text not null,
  who text not null, -- an id: usr_.., key_.., or a policy's name
  case_id text,
  draft_id text,
  decision_id text,
  detail text not null,
  -- No two rows follow the same one: the chain cannot fork.
  prev_hash text not null unique,
  hash text not null unique
);
create index audit_case on audit (case_id) where case_id is not null;

-- A mistake of ours cannot rewrite history. Somebody with the database's password can: the chain shows that.
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only';
end
$$;
create trigger audit_append_only before update or delete on audit
  for each row execute function audit_is_append_only();

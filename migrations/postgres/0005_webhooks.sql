-- What the CRM is told. A table of its own and not effects: an effect belongs to a decision, holds up its case when it
-- fails and asks a person; a webhook does none of these (docs/decisions/0015).

create table webhook_delivery (
  id text primary key, -- the `webhook-id`: the same over retries and replays, so that the listener can tell a repeat
  type text not null,
  case_id text not null references cases (id),
  body text not null, -- the very bytes that are signed: ids and states, never a text or an address
  state text not null check (state in ('ready', 'dispatching', 'done', 'dead')),
  attempts bigint not null default 0 check (attempts >= 0),
  run_at bigint not null,
  locked_by text,
  lease_until bigint,
  status bigint, -- what the listener answered last
  error text,
  created_at bigint not null,
  updated_at bigint not null,
  delivered_at bigint,
  -- A lease belongs to what is on its way, and to nothing else.
  check ((state = 'dispatching') = (locked_by is not null)),
  check ((state = 'dispatching') = (lease_until is not null)),
  -- Done means that the listener said so.
  check (state <> 'done' or delivered_at is not null)
);
create index webhook_ready on webhook_delivery (run_at, id) where state = 'ready';
create index webhook_leases on webhook_delivery (lease_until) where state = 'dispatching';
create index webhook_state on webhook_delivery (state, id);
create index webhook_case on webhook_delivery (case_id);

-- The house: customers, cases, mails, jobs, journals, drafts, decisions, effects, memory.
-- Times are microseconds since 1970 UTC; ids are prefixed text; JSON is text and is never searched.

create table customer (
  id text primary key, -- the CRM's own, from an authenticated event
  email text not null,
  name text not null,
  created_at integer not null,
  updated_at integer not null
) strict;

create table cases (
  id text primary key,
  customer_id text not null references customer (id),
  source text not null,
  crm_case_id text,
  rev integer not null default 0 check (rev >= 0),
  state text not null check (state in ('working', 'needs_you', 'sending', 'failed', 'waiting_customer', 'done')),
  subject text not null,
  proposal text not null default '',
  topic text,
  urgency text,
  language text,
  outcome text,
  draft_id text, -- the newest version
  version integer not null default 0,
  unanswered_since integer, -- the oldest mail nobody has answered
  due_at integer,
  at_risk_at integer, -- from here under a quarter of the time is left
  snoozed_until integer,
  assigned_to text,
  needs_role text check (needs_role in ('agent', 'lead', 'admin')),
  claimed_by text,
  claimed_at integer,
  claim_until integer,
  claim_number integer not null default 0, -- the fencing token of saves and decisions
  reject_rounds integer not null default 0,
  seq integer not null default 0, -- grows with every change of the row: late pushes are ignored
  created_at integer not null,
  updated_at integer not null,
  -- The composite key that ties mail, job, draft, effect and memory to one customer.
  unique (id, customer_id)
) strict;
-- A CRM's own case id is one case per source and customer.
create unique index cases_crm on cases (source, customer_id, crm_case_id) where crm_case_id is not null;
create index cases_queue on cases (state, due_at, id);
create index cases_customer on cases (customer_id, created_at);

create table email (
  id text primary key,
  case_id text not null,
  customer_id text not null,
  source text not null,
  event_id text, -- null: we sent it
  direction text not null check (direction in ('inbound', 'outbound')),
  message_id text not null,
  in_reply_to text,
  mail_references text not null default '[]',
  sender text not null,
  recipients text not null,
  cc text not null default '[]',
  subject text not null,
  body text not null, -- as it came, after charset decoding
  html text,
  new_text text not null,
  quoted text not null default '',
  signature text not null default '',
  hidden_text integer not null default 0 check (hidden_text in (0, 1)),
  attachments text not null default '[]',
  customer_email text not null, -- the event's: what the sender is verified against
  parked text, -- why it made no run
  content_hash text not null, -- of customer id and message without received_at: same key, other hash is a conflict
  rev integer not null,
  job_id text,
  accepted text check (accepted in ('queued', 'parked', 'joined')),
  answered_by text, -- the draft whose decision answered it
  received_at integer not null,
  created_at integer not null,
  foreign key (case_id, customer_id) references cases (id, customer_id)
) strict;
-- The two idempotency keys of ingest.
create unique index email_event on email (source, event_id) where event_id is not null;
create unique index email_message on email (source, customer_id, message_id);
create index email_case on email (case_id, created_at);
create index email_answered on email (answered_by) where answered_by is not null;
create index email_thread on email (customer_id, message_id);

create table job (
  id text primary key,
  case_id text not null,
  customer_id text not null,
  source text not null,
  kind text not null check (kind in ('mail', 'redo', 'redraft', 'refresh', 'follow_up')),
  state text not null check (state in ('queued', 'running', 'awaiting_review', 'done', 'parked', 'dead', 'cancelled')),
  rev integer not null,
  priority integer not null default 0,
  run_at integer not null,
  first_waiting_at integer not null, -- joining moves the start at most to two minutes after this
  attempts integer not null default 0,
  deferrals integer not null default 0,
  max_attempts integer not null,
  locked_by text,
  lease_until integer,
  input text not null default '{}', -- of a redo or redraft
  node text,
  outcome text,
  reason text,
  draft_id text,
  error_type text,
  error_message text,
  traceparent text,
  created_at integer not null,
  updated_at integer not null,
  -- A lease belongs to running jobs only.
  check ((state = 'running') = (locked_by is not null)),
  check ((state = 'running') = (lease_until is not null)),
  foreign key (case_id, customer_id) references cases (id, customer_id)
) strict;
-- One running and one waiting job per case: a further mail joins the one that waits.
create unique index job_running on job (case_id) where state = 'running';
create unique index job_queued on job (case_id) where state = 'queued';
create index job_ready on job (priority desc, run_at, id) where state = 'queued';
create index job_leases on job (lease_until) where state = 'running';
create index job_case on job (case_id, created_at);
create index job_waiting on job (source) where state = 'queued';
create index job_dead on job (updated_at) where state = 'dead';

create table journal (
  job_id text not null references job (id),
  seq integer not null,
  attempt integer not null,
  node text not null,
  entry text not null, -- 'task', 'asked' or 'step'
  body text not null,
  started_at integer not null,
  primary key (job_id, seq) -- a zombie's entry collides instead of being added
) strict;

create table draft (
  id text primary key,
  case_id text not null,
  customer_id text not null,
  job_id text not null references job (id),
  version integer not null,
  state text not null check (state in ('awaiting_review', 'awaiting_second', 'approved', 'released', 'rejected',
    'superseded', 'expired', 'withdrawn')),
  based_on_rev integer not null,
  outcome text not null,
  reason text,
  content_hash text not null,
  decision_hash text not null,
  needs_role text,
  body text not null, -- the whole proposal as JSON: immutable
  traceparent text,
  created_at integer not null,
  updated_at integer not null,
  expires_at integer not null,
  unique (case_id, version),
  foreign key (case_id, customer_id) references cases (id, customer_id)
) strict;
-- Only one version of a case can wait for a person.
create unique index draft_waiting on draft (case_id) where state in ('awaiting_review', 'awaiting_second');
create index draft_expiry on draft (expires_at) where state = 'awaiting_review';

create table decision (
  id text primary key, -- the client's own: the idempotency key of deciding
  request_hash text not null,
  draft_id text not null references draft (id),
  case_id text not null,
  customer_id text not null,
  version integer not null,
  verdict text not null check (verdict in ('approve', 'reject', 'escalate', 'close')),
  decided_by text not null,
  decided_by_name text not null,
  reason text,
  note text,
  edited integer not null check (edited in (0, 1)),
  content text not null, -- what was decided: recipients, subject, body, actions with amounts
  sent_hash text, -- the content hash of exactly that; what goes out must hash to it
  measured text not null default '{}',
  undo_until integer,
  undone_at integer,
  undone_by text,
  created_at integer not null,
  foreign key (case_id, customer_id) references cases (id, customer_id)
) strict;
-- Two reviewers cannot both answer a version; an undone answer frees it, an escalation leaves it open.
create unique index decision_stands on decision (draft_id) where undone_at is null and verdict <> 'escalate';
create index decision_case on decision (case_id, created_at);

create table effect (
  id text primary key,
  decision_id text not null references decision (id),
  draft_id text not null references draft (id),
  case_id text not null,
  customer_id text not null,
  kind text not null check (kind in ('action', 'mail', 'memory', 'webhook')),
  action_id text,
  state text not null check (state in ('held', 'ready', 'dispatching', 'done', 'failed', 'unknown', 'cancelled')),
  rank integer not null, -- actions 1, the mail 2, memory 3
  idempotency_key text not null unique,
  body text not null,
  what text not null,
  attempts integer not null default 0,
  run_at integer not null,
  locked_by text,
  lease_until integer,
  error text,
  result text,
  created_at integer not null,
  updated_at integer not null,
  check ((state = 'dispatching') = (lease_until is not null)),
  foreign key (case_id, customer_id) references cases (id, customer_id)
) strict;
create index effect_ready on effect (run_at, rank) where state in ('held', 'ready');
create index effect_leases on effect (lease_until) where state = 'dispatching';
create index effect_decision on effect (decision_id);
create index effect_case on effect (case_id);

-- What must be done before an effect may leave.
create table effect_needs (
  effect_id text not null references effect (id),
  needs_id text not null references effect (id),
  primary key (effect_id, needs_id)
) strict;
create index effect_needed on effect_needs (needs_id);

create table memory (
  case_id text not null,
  customer_id text not null,
  message_id text not null, -- what it stems from: ours or the customer's
  position integer not null,
  role text not null check (role in ('customer', 'shop')),
  body text not null,
  ids text not null default '[]',
  promises text not null default '[]',
  at integer not null,
  -- Memory commits once per message, whatever is retried.
  primary key (case_id, message_id, role),
  foreign key (case_id, customer_id) references cases (id, customer_id)
) strict;

create table follow_up (
  id text primary key,
  case_id text not null,
  customer_id text not null,
  action_id text not null unique, -- the executed action that owes it
  order_id integer not null,
  delivery_id integer not null,
  state text not null check (state in ('open', 'due', 'done', 'cancelled')),
  why text check (why in ('arrived', 'overdue')),
  answered_by text, -- the draft whose decision answered it
  look_at integer not null,
  overdue_at integer not null,
  created_at integer not null,
  updated_at integer not null,
  foreign key (case_id, customer_id) references cases (id, customer_id)
) strict;
create index follow_up_look on follow_up (look_at) where state = 'open';
create index follow_up_case on follow_up (case_id);

create table working_copy (
  draft_id text not null references draft (id),
  staff_id text not null,
  body text not null,
  claim_number integer,
  saved_at integer not null,
  primary key (draft_id, staff_id)
) strict;

create table note (
  id text primary key,
  case_id text not null references cases (id),
  staff_id text not null,
  name text not null,
  body text not null,
  created_at integer not null
) strict;
create index note_case on note (case_id, created_at);

-- When the next job of a source or customer may start (GCRA: the theoretical arrival time).
create table rate (
  key text primary key,
  arrival_at integer not null
) strict;

-- Facts about this installation: whether the demo was seeded, the install's secret.
create table installation (
  key text primary key,
  value text not null
) strict;

-- What open screens are told. Written in the transaction that changes the thing itself.
create table live_event (
  seq integer primary key autoincrement, -- never reused: a client resumes after the last one it saw
  case_id text,
  name text not null,
  body text not null,
  at integer not null
) strict;

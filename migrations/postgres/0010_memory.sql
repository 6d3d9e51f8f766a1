-- Memory that is recalled at the same cost however long the case is.

-- The newest entries are found without reading the older ones.
create index memory_newest on memory (case_id, position);

-- Everything older, rolled up when memory was last committed: one row for each case.
create table memory_digest (
  case_id text primary key,
  customer_id text not null,
  upto bigint not null, -- the newest position that is rolled up in it
  body text not null,
  foreign key (case_id, customer_id) references cases (id, customer_id)
);

-- What this customer was promised: the newest executed actions.
create index effect_executed on effect (customer_id, updated_at) where kind = 'action' and state = 'done';

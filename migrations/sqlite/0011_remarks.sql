-- What is known of a customer beyond one case: preferences and past complaints, in their own words.

create table customer_remark (
  case_id text not null,
  customer_id text not null,
  message_id text not null, -- of the mail that says it
  kind text not null
    check (kind in ('language', 'size', 'brand', 'contact', 'vouchers', 'late_delivery', 'item_complaint', 'return_refund')),
  words text not null,
  answer text, -- what was done about a complaint
  said_at integer not null,
  expires_at integer not null,
  -- Once for each mail of a case, whatever is run again.
  primary key (case_id, message_id, kind),
  -- Of nobody but the customer whose case it was said in.
  foreign key (case_id, customer_id) references cases (id, customer_id),
  -- What is said now is not forgotten now.
  check (said_at <= expires_at)
) strict;

-- A customer's remarks, the newest first.
create index customer_remark_newest on customer_remark (customer_id, said_at);
-- What is to be forgotten.
create index customer_remark_expired on customer_remark (expires_at);

-- What is asked all the time is found without reading what is over: a finished row is in none of these indexes.
-- A partial index serves where its very condition stands in the query.

drop index effect_ready;
create index effect_ready on effect (run_at, rank, id) where state = 'ready';
create index effect_held on effect (run_at) where state = 'held';
-- What a customer's next run must count with, over all cases.
create index effect_pending on effect (customer_id) where state in ('held', 'ready', 'dispatching', 'unknown');
-- What an action left, for whoever comes back to it.
create index effect_action on effect (action_id) where action_id is not null;
-- How much stands where, for whoever watches from outside.
create index effect_open on effect (state) where state in ('held', 'ready', 'dispatching', 'failed', 'unknown');

create index decision_made on decision (created_at) where undone_at is null;
create index draft_job on draft (job_id);

create index shop_refund_customer on shop_refund (customer_id);
create index shop_coupon_customer on shop_coupon (customer_id);
create index shop_inquiry_customer on shop_inquiry (customer_id);

-- How long a step took, so that following a job reads no outputs. Null: the line is no step.
alter table journal add column took_us integer;
update journal set took_us = cast(round(json_extract(body, '$.ms') * 1000) as integer) where entry = 'step';

-- The queue at any size: a page of a tab is read in its order, and each tab is counted without reading what is over.

drop index cases_queue;
-- Counts by state; for what needs somebody also whether it sleeps or is at risk.
create index cases_state on cases (state, snoozed_until, at_risk_at);
-- The order people work in: priority, time left, age.
create index cases_order on cases (
  state, (case urgency when 'urgent' then 0 when 'high' then 1 when 'low' then 3 else 2 end),
  (coalesce(due_at, 9223372036854775807)), created_at, id
);
-- What was over last. The condition stands in the query as it stands here.
create index cases_over on cases ((-updated_at), created_at, id)
  where case state when 'done' then 1 when 'waiting_customer' then 1 when 'sending' then 1 else 0 end = 1;
create index cases_assigned on cases (assigned_to) where assigned_to is not null;

-- What time alone changes: a sweep tells it to open screens.
create index cases_at_risk on cases (state, at_risk_at);
create index cases_snoozed on cases (snoozed_until) where snoozed_until is not null;
create index cases_claimed on cases (claim_until, claimed_by) where claimed_by is not null;

-- When the draft came on the deciding person's screen. Null: a program decided.
alter table decision add column shown_at integer;
update decision set shown_at = cast(unixepoch(json_extract(measured, '$.screen.shown_at'), 'subsec') * 1000000 as integer)
 where json_extract(measured, '$.screen.shown_at') is not null;

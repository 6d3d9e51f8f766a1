-- What the CRM was asked to do for a delivery and may have done. Written before the call, so that no second effect asks
-- for the same while nobody knows yet (docs/decisions/0017).

create table crm_order (
  delivery_id bigint not null,
  type text not null,
  effect_id text not null unique references effect (id),
  asked_at bigint not null,
  primary key (delivery_id, type)
);

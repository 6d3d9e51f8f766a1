-- The demo shop: the other side of our actions, as real rows. An integrator's own shop stands in its place.
-- Calendar days are text 'YYYY-MM-DD' in the shop's time zone, instants microseconds since 1970 UTC.

create table shop_customer (
  id text primary key, -- the same id that the CRM's events carry
  email text not null,
  name text not null,
  since text -- the day of the first order, where the shop knows it
) strict;

create table shop_product (
  id integer primary key,
  name text not null, -- as it stands on invoices and in replies
  brand text not null,
  model text not null,
  category text not null,
  colour text not null,
  size text not null, -- '43.5': half sizes are common, and nobody calculates with them
  material text not null,
  weight_g integer check (weight_g > 0), -- unknown rather than zero
  price_minor integer not null check (price_minor >= 0), -- a gift is free, nothing is paid for being taken
  currency text not null check (length(currency) = 3),
  description text not null default ''
) strict;

create table shop_delivery (
  delivery_id integer primary key, -- the shop's own: never shown to a customer
  order_id integer not null,
  customer_id text not null references shop_customer (id),
  product_id integer not null references shop_product (id),
  tracking_number text,
  carrier text not null,
  status text not null check (status in ('pending', 'processing', 'shipped', 'in_transit', 'out_for_delivery',
    'delivered', 'exception', 'cancelled', 'returned')),
  promised_start text,
  promised_end text,
  shipped_on text,
  delivered_on text,
  fee_minor integer not null check (fee_minor >= 0), -- what a refund can take back, so never a debt
  currency text not null check (length(currency) = 3),
  last_scan_at integer, -- null: the carrier never had it in its hands
  -- Lateness of what has arrived is counted to that day, so the day must be known ...
  check (status <> 'delivered' or delivered_on is not null),
  -- ... and what is still under way has none.
  check (delivered_on is null or status in ('delivered', 'returned')),
  -- Whatever is given for a delivery names its order and its owner: another customer's cannot be given anything.
  unique (delivery_id, order_id, customer_id),
  -- A refund also names the fee it is cut from, so that its own row can hold the cap.
  unique (delivery_id, order_id, customer_id, fee_minor, currency)
) strict;
create index shop_delivery_customer on shop_delivery (customer_id, delivery_id);
-- Every reply is searched for what is somebody else's.
create index shop_delivery_order on shop_delivery (order_id);
create index shop_delivery_tracking on shop_delivery (tracking_number);
create index shop_customer_name on shop_customer (name);
create index shop_customer_email on shop_customer (lower(email));

create table shop_refund (
  delivery_id integer primary key, -- once per delivery, whoever asks and however often
  order_id integer not null,
  customer_id text not null,
  state text not null check (state in ('tracked', 'paid')),
  amount_minor integer,
  fee_minor integer not null,
  currency text not null,
  at integer not null, -- when it came into this state
  -- Only money that was paid has an amount; it is positive and never above the fee of its delivery.
  check ((state = 'paid') = (amount_minor is not null)),
  check (amount_minor is null or (amount_minor > 0 and amount_minor <= fee_minor)),
  foreign key (delivery_id, order_id, customer_id, fee_minor, currency)
    references shop_delivery (delivery_id, order_id, customer_id, fee_minor, currency)
) strict;

create table shop_coupon (
  delivery_id integer primary key, -- one per delivery
  order_id integer not null,
  customer_id text not null,
  code text not null unique, -- what is typed at the till must mean one coupon
  issued_on text not null,
  expires_on text not null,
  check (expires_on > issued_on), -- ISO days compare as text; a coupon that is over at once is none
  foreign key (delivery_id, order_id, customer_id) references shop_delivery (delivery_id, order_id, customer_id)
) strict;

create table shop_inquiry (
  delivery_id integer primary key, -- a carrier is asked once
  order_id integer not null,
  customer_id text not null,
  at integer not null,
  foreign key (delivery_id, order_id, customer_id) references shop_delivery (delivery_id, order_id, customer_id)
) strict;

-- What was carried out under which key, so that a key that comes again hears the first answer.
create table shop_executed (
  idempotency_key text primary key,
  delivery_id integer not null,
  order_id integer not null,
  customer_id text not null,
  type text not null,
  action text not null, -- type, parameters and amount: the same key with another action is refused
  answer text not null,
  at integer not null,
  foreign key (delivery_id, order_id, customer_id) references shop_delivery (delivery_id, order_id, customer_id)
) strict;
create index shop_executed_delivery on shop_executed (delivery_id);

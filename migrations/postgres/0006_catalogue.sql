-- What the demo shop has of its products, and what is to come. Read by everybody's runs, written by nobody's.

create table shop_stock (
  product_id bigint primary key references shop_product (id), -- no row: nobody knows, and nobody guesses
  quantity bigint not null check (quantity >= 0)
);

create table shop_incoming (
  delivery_id bigint primary key,
  product_id bigint not null references shop_product (id),
  quantity bigint not null check (quantity > 0), -- a delivery of nothing is none
  expected_on text not null,
  received_on text,
  status text not null check (status in ('pending', 'received', 'cancelled')),
  -- What has come is not to come any more.
  check ((status = 'received') = (received_on is not null))
);
create index shop_incoming_product on shop_incoming (product_id, expected_on);

-- One row that counts the catalogue's changes: facts read from it hold until it counts on.
create table shop_catalogue (
  id bigint primary key check (id = 1),
  version bigint not null
);
insert into shop_catalogue (id, version) values (1, 1);

create function shop_catalogue_changed() returns trigger language plpgsql as $$
begin
  update shop_catalogue set version = version + 1;
  return null;
end $$;
create trigger shop_product_changed after insert or update or delete on shop_product
  for each statement execute function shop_catalogue_changed();

-- What the demo shop has of its products, and what is to come. Read by everybody's runs, written by nobody's.

create table shop_stock (
  product_id integer primary key references shop_product (id), -- no row: nobody knows, and nobody guesses
  quantity integer not null check (quantity >= 0)
) strict;

create table shop_incoming (
  delivery_id integer primary key,
  product_id integer not null references shop_product (id),
  quantity integer not null check (quantity > 0), -- a delivery of nothing is none
  expected_on text not null,
  received_on text,
  status text not null check (status in ('pending', 'received', 'cancelled')),
  -- What has come is not to come any more.
  check ((status = 'received') = (received_on is not null))
) strict;
create index shop_incoming_product on shop_incoming (product_id, expected_on);

-- One row that counts the catalogue's changes: facts read from it hold until it counts on.
create table shop_catalogue (
  id integer primary key check (id = 1),
  version integer not null
) strict;
insert into shop_catalogue (id, version) values (1, 1);

create trigger shop_product_added after insert on shop_product
begin update shop_catalogue set version = version + 1; end;
create trigger shop_product_changed after update on shop_product
begin update shop_catalogue set version = version + 1; end;
create trigger shop_product_removed after delete on shop_product
begin update shop_catalogue set version = version + 1; end;

-- Who has which case open. A row that was not renewed for a while is of a screen that is gone.
create table presence (
  case_id text not null references cases (id),
  staff_id text not null references staff (id),
  is_typing integer not null check (is_typing in (0, 1)),
  seen_at integer not null,
  primary key (case_id, staff_id)
) strict;
create index presence_seen on presence (seen_at);

-- What a person said of an effect that failed or was in doubt.
alter table effect add column resolution text check (resolution in ('happened', 'send_again', 'drop'));
alter table effect add column resolved_by_name text;
alter table effect add column resolved_at integer;
alter table effect add column note text;

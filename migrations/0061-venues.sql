-- room: venues
-- How many venues a commune had registered on a day: each day's changes are kept, so that the figure of a day gone by stays what it was
-- when a venue is registered or closed later.
drop trigger counts_added on venues.venue;
drop trigger counts_removed on venues.venue;
drop trigger counts_changed on venues.venue;
drop function venues.count_registered();
drop table venues.unit_registered;

create table venues.unit_registered (
  unit_path text collate "C" not null,
  day date not null,
  change int not null,
  primary key (unit_path, day)
);

-- Civil days of Viet Nam, UTC+7.
create function venues.civil_day(at timestamptz) returns date immutable parallel safe language sql
  as $$ select (at at time zone 'UTC' + interval '7 hours')::date $$;

insert into venues.unit_registered (unit_path, day, change)
select unit, day, sum(change) from (
  select regexp_replace(path, '/[^/]*$', '') as unit, venues.civil_day(registered_at) as day, 1 as change from venues.venue where state in ('registered', 'revoked')
  union all select regexp_replace(path, '/[^/]*$', ''), venues.civil_day(coalesce(decided_at, registered_at)), -1 from venues.venue where state = 'revoked') as changes
group by 1, 2;

-- Once a statement, whoever writes: an import of a hundred thousand rows adds its communes, each once and in one order.
create function venues.count_registered() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into venues.unit_registered as u (unit_path, day, change)
    select regexp_replace(path, '/[^/]*$', ''), venues.civil_day(registered_at), count(*) from added where state = 'registered' group by 1, 2 order by 1, 2
    on conflict (unit_path, day) do update set change = u.change + excluded.change;
  elsif tg_op = 'UPDATE' then
    insert into venues.unit_registered as u (unit_path, day, change)
    select regexp_replace(n.path, '/[^/]*$', ''), venues.civil_day(coalesce(n.decided_at, n.registered_at)),
      sum((n.state = 'registered')::int - (o.state = 'registered')::int)
    from added n join removed o on o.id = n.id where (n.state = 'registered') <> (o.state = 'registered') group by 1, 2 order by 1, 2
    on conflict (unit_path, day) do update set change = u.change + excluded.change;
  else
    insert into venues.unit_registered as u (unit_path, day, change)
    select regexp_replace(path, '/[^/]*$', ''), venues.civil_day(registered_at), -count(*) from removed where state = 'registered' group by 1, 2 order by 1, 2
    on conflict (unit_path, day) do update set change = u.change + excluded.change;
  end if;
  return null;
end $$;
create trigger counts_added after insert on venues.venue referencing new table as added for each statement execute function venues.count_registered();
create trigger counts_removed after delete on venues.venue referencing old table as removed for each statement execute function venues.count_registered();
create trigger counts_changed after update on venues.venue referencing old table as removed new table as added
  for each statement execute function venues.count_registered();

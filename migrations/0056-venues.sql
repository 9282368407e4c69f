-- room: venues
-- The figures of a province or of the whole country are read many times a minute; counting three quarters of a million venues each time is not.
-- Each day's row says in which commune it lies, and how many venues a commune has registered is kept beside the venues themselves.
alter table venues.venue_day add column unit_path text collate "C";
update venues.venue_day d set unit_path = regexp_replace(v.path, '/[^/]*$', '') from venues.venue v where v.id = d.venue_id;
alter table venues.venue_day alter column unit_path set not null;
create index venue_closed on venues.venue (id) where state <> 'registered';

create table venues.unit_registered (
  unit_path text collate "C" primary key,
  registered int not null
);
insert into venues.unit_registered (unit_path, registered)
select regexp_replace(path, '/[^/]*$', ''), count(*) from venues.venue where state = 'registered' group by 1;

-- Once a statement, whoever writes: an import of a hundred thousand rows adds its communes, each once and in one order.
create function venues.count_registered() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into venues.unit_registered as u (unit_path, registered)
    select regexp_replace(path, '/[^/]*$', '') as unit, count(*) from added where state = 'registered' group by 1 order by 1
    on conflict (unit_path) do update set registered = u.registered + excluded.registered;
  elsif tg_op = 'DELETE' then
    insert into venues.unit_registered as u (unit_path, registered)
    select regexp_replace(path, '/[^/]*$', '') as unit, -count(*) from removed where state = 'registered' group by 1 order by 1
    on conflict (unit_path) do update set registered = u.registered + excluded.registered;
  else
    insert into venues.unit_registered as u (unit_path, registered)
    select unit, sum(change) from (
      select regexp_replace(path, '/[^/]*$', '') as unit, 1 as change from added where state = 'registered'
      union all select regexp_replace(path, '/[^/]*$', ''), -1 from removed where state = 'registered') as changes
    group by 1 having sum(change) <> 0 order by 1
    on conflict (unit_path) do update set registered = u.registered + excluded.registered;
  end if;
  return null;
end $$;
create trigger counts_added after insert on venues.venue referencing new table as added for each statement execute function venues.count_registered();
create trigger counts_removed after delete on venues.venue referencing old table as removed for each statement execute function venues.count_registered();
create trigger counts_changed after update on venues.venue referencing old table as removed new table as added
  for each statement execute function venues.count_registered();

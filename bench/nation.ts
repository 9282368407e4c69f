import { sql } from 'kysely'
import { keepDaysReady } from '../src/field/check-ins/jobs.ts'
import { rememberPerson } from '../src/foundation/people/public.ts'
import type { House } from '../src/platform/house.ts'
import { addDays, civilDay, startOfCivilDay } from '../src/vocabulary/period.ts'

export interface NationSize {
  readonly venues: number
  readonly persons: number
  readonly days: number
  /** Visits of one day in the whole country; Hà Nội alone had 141,869 scans a day in August 2021. */
  readonly visitsADay: number
}

/**
 * The whole country as data: venues spread over all communes of 2021, a few with thousands of visitors a day and most with none (Zipf–
 * Mandelbrot), and each person at a handful of favourite places. Every figure follows from the row's number, so that two runs are the same.
 * Written by the database itself: nothing here is a measure of the product's own writing.
 */
export async function loadNation(house: House, size: NationSize): Promise<void> {
  const db = house.database.read
  const now = house.businessClock.now()
  const today = civilDay(now)
  await keepDaysReady(house)
  const again = await withoutIndexes(house, ['venues.venue', 'people.person'])
  await sql`
    with communes as (
      select path, row_number() over (order by md5(path)) - 1 as place, count(*) over () as many from places.unit
      where level = 'commune' and from_on <= ${today}::date and (to_on is null or to_on > ${today}::date))
    insert into venues.venue (organisation_id, path, code, name, folded, folded_address, address, category, registered_at)
    select 'n' || n, c.path || '/o-n' || n, 'N' || n, 'Địa điểm ' || n, 'dia diem ' || n, (n % 300) || ' duong ' || (n % 97), (n % 300) || ' đường ' || (n % 97),
      (array['shop','market','supermarket','restaurant','office','school'])[1 + n % 6], ${now}
    from generate_series(0, ${size.venues}::int - 1) n join communes c on c.place = n % c.many`.execute(db)
  // Two hundred really sealed persons lend their columns to all others: opening one costs what it costs, and five million need not be sealed.
  for (let n = 0; n < 200; n++)
    await rememberPerson(
      db,
      house.keyring,
      { name: `Nguyễn Văn ${'ABCDEGHIKL'[n % 10]}`, phone: `09${10_000_000 + n}`, provenance: 'self-declared' },
      now,
    )
  await sql`
    with lent as (select *, row_number() over (order by id) - 1 as place from people.person order by id limit 200)
    insert into people.person (name, phone, document, born, address, gender, document_kind, phone_index, document_index, provenance, key_version, recorded_at, last_needed_at)
    select l.name, l.phone, null, null, null, null, null, sha256(n::text::bytea), null, l.provenance, l.key_version, ${now}, ${now}
    from generate_series(1, ${size.persons}::int) n join lent l on l.place = n % 200`.execute(db)
  await again()
  const { rows: bounds } = await sql<{ venue: number; person: number }>`
    select (select min(id) from venues.venue where organisation_id like 'n%') as venue, (select max(id) from people.person) - ${size.persons} + 1 as person`.execute(
    db,
  )
  const first = bounds[0] ?? { venue: 1, person: 1 }
  for (let back = size.days - 1; back >= 0; back--) {
    const day = addDays(today, -back)
    const opens = new Date(startOfCivilDay(day).getTime() + 6 * 3_600_000)
    const seed = Number(day.replaceAll('-', ''))
    // hashint8 spreads a number evenly over 32 bits; u^6 makes the head of the list heavy and leaves nine venues in ten without a visit.
    await sql`
      insert into check_ins.visit (venue_id, in_at, id, person_id, received_at, source, flags, out_at)
      select ${first.venue}::int + least(floor(${size.venues}::float8 * power(u, 6)), ${size.venues} - 1)::int, at, md5(n || ' ' || ${seed})::uuid,
        ${first.person}::bigint + p, at, 1, 0, at + interval '30 minutes'
      from (
        select n, (hashint8(n::bigint * 2654435761 + ${seed}::bigint)::bigint + 2147483648) / 4294967296.0 as u,
          (hashint8(n::bigint + ${seed}::bigint * 7919)::bigint + 2147483648) % ${size.persons} as p,
          ${opens}::timestamptz + ((hashint8(n::bigint * 31 + ${seed}::bigint)::bigint + 2147483648) % 50400) * interval '1 second' as at
        from generate_series(1, ${size.visitsADay}::int) n) as drawn
      on conflict do nothing`.execute(db)
    await sql`
      insert into venues.venue_day (venue_id, unit_path, day, visits, hours, self_scans, distinct_visitors, one_device_visits, reviewed_visits)
      select c.venue_id, regexp_replace(v.path, '/[^/]*$', ''), ${day}::date, visits, hours, visits, persons, 1, visits
      from (
        select venue_id, count(*) as visits, bit_or(1 << extract(hour from in_at at time zone 'Asia/Ho_Chi_Minh')::int) as hours, count(distinct person_id) as persons
        from check_ins.visit where in_at >= ${startOfCivilDay(day)} and in_at < ${startOfCivilDay(addDays(day, 1))} group by venue_id) as c
      join venues.venue v on v.id = c.venue_id
      on conflict do nothing`.execute(db)
  }
  for (const table of ['venues.venue', 'venues.venue_day', 'check_ins.visit', 'people.person'])
    await sql`analyze ${sql.table(table)}`.execute(db)
}

/** Millions of rows go into a table without indexes, which are built in one go afterwards. Answers how. */
async function withoutIndexes(house: House, tables: readonly string[]): Promise<() => Promise<void>> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select format('%I.%I', schemaname, indexname) as name, indexdef as definition from pg_indexes i
    where format('%s.%s', schemaname, tablename) = any(${[...tables]})
      and indexdef not like 'CREATE UNIQUE%'`.execute(house.database.read)
  for (const { name } of rows) await sql`drop index ${sql.raw(name)}`.execute(house.database.read)
  return async () => {
    for (const { definition } of rows) await sql.raw(definition).execute(house.database.read)
  }
}

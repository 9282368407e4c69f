import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { venueActivity } from './measures.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

/**
 * Hà Nội, 15/12/2021, as the press reported it the next day: 750,120 venues registered, 70,639 with any scan (9.4 %), eight
 * communes with none. Only these marginals are history; how they spread over communes here is made up.
 */
test('from raw day counts the figures of Hà Nội come out: 70,639 of 750,120 venues active, 9.4 %, eight communes silent', async () => {
  await sql`
    with communes as (select path, row_number() over (order by path) - 1 as place, count(*) over () as many from places.unit where path like 'vn/01/%' and level = 'commune' and from_on <= '2021-12-15'),
    venues as (select n, c.path || '/o-v' || n as path from generate_series(0, 750119) n join communes c on c.place = n % c.many)
    insert into venues.venue (organisation_id, path, code, name, folded, address, category, registered_at)
    select 'v' || n, path, 'C' || n, 'Địa điểm', 'dia diem', 'Hà Nội', 'shop', '2021-12-01' from venues`.execute(t.database.read)
  await sql`
    insert into venues.venue_day (venue_id, unit_path, day, visits)
    select id, regexp_replace(path, '/[^/]*$', ''), '2021-12-15', 1 from venues.venue v
    where split_part(v.path, '/', 4) not in (select code from places.unit where path like 'vn/01/%' and level = 'commune' order by code limit 8)
    order by hashint4(id) limit 70639`.execute(t.database.read)
  await sql`analyze venues.venue`.execute(t.database.read)
  const [city] = await venueActivity(t.database.read, ['vn/01'], '2021-12-15', 1)
  expect(city).toEqual({ unitPath: 'vn/01', registered: 750_120, active: 70_639, visits: 70_639 })
  expect((((city?.active ?? 0) / (city?.registered ?? 1)) * 100).toFixed(1)).toBe('9.4')
  const communes = await venueActivity(t.database.read, ['vn/01'], '2021-12-15', 3)
  expect(communes.filter((commune) => commune.active === 0)).toHaveLength(8)
  expect(communes.reduce((sum, commune) => sum + commune.registered, 0)).toBe(750_120)
}, 180_000)

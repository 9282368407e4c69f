import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import { recordSelfVisit } from '../../field/check-ins/contract.ts'
import { registerVenue } from '../../field/venues/contract.ts'
import { listFacilities, registerFacility } from '../../foundation/places/contract.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import { Refused } from '../../platform/http/problem.ts'
import { listPractice, readCompliance, recordReason } from './contract.ts'

let t: TestServer
let officer: Fetch
const commune = 'vn/30/290/10549'
const paths: string[] = []

beforeAll(async () => {
  t = await testServer()
  officer = await t.signIn([{ role: 'commune-officer', unitPath: commune }])
  for (const name of ['Quán phở Sao Mai', 'Chợ Thanh Bình', 'Hiệu sách Hoa Sen']) {
    const venue = await call(
      registerVenue,
      { body: { name, address: '12 đường Trần Hưng Đạo', unitPath: commune, category: 'shop' } },
      officer,
    )
    paths.push(`${commune}/o-${venue.code.replace('-', '').toLowerCase()}`)
    if (name.startsWith('Quán'))
      await call(
        recordSelfVisit,
        {
          body: {
            deviceId: '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a0003',
            sequence: 1,
            at: '2021-05-25T00:45:00.000Z',
            venueCode: venue.code,
            name: 'Trần Văn Bình',
            phone: '0912 345 678',
          },
        },
        t.anonymous,
      )
  }
})
afterAll(() => t.close())

const practice = (query: z.input<NonNullable<typeof listPractice.query>>, by = officer) => call(listPractice, { query }, by)

test('the rows behind a figure are as many as the figure says', async () => {
  const { total } = await call(readCompliance, { query: {} }, officer)
  expect(total.venues).toEqual({ registered: 3, active: 1, silent: 2, visits: 1 })
  const [any, active, silent] = await Promise.all(
    (['any', 'active', 'silent'] as const).map((one) => practice({ kind: 'venue', practice: one })),
  )
  expect(any?.rows).toHaveLength(3)
  expect(silent?.rows.map((row) => row.nameVi).sort()).toEqual(['Chợ Thanh Bình', 'Hiệu sách Hoa Sen'])
  expect(active?.rows).toMatchObject([{ nameVi: 'Quán phở Sao Mai', practice: 'active', visits: 1, lastActiveOn: '2021-05-25' }])
})

test('a venue that was active on another day says when that was', async () => {
  await sql`insert into venues.venue_day (venue_id, unit_path, day, visits) select id, regexp_replace(path, '/[^/]*$', ''), '2021-05-22'::date, 4 from venues.venue where name = 'Chợ Thanh Bình'`.execute(
    t.database.read,
  )
  const { rows } = await practice({ kind: 'venue', practice: 'silent' })
  expect(Object.fromEntries(rows.map((row) => [row.nameVi, row.lastActiveOn]))).toEqual({
    'Chợ Thanh Bình': '2021-05-22',
    'Hiệu sách Hoa Sen': null,
  })
})

test('the list is turned page by page without losing or doubling a row', async () => {
  const first = await practice({ kind: 'venue', limit: 2 })
  const second = await practice({ kind: 'venue', limit: 2, after: first.next ?? '' })
  expect([...first.rows, ...second.rows].map((row) => row.subjectPath)).toEqual([...paths].sort())
  expect(second.next).toBeNull()
})

test('a reason that the officer ticked stands beside the venue, with who and when; without a directive there is no duty', async () => {
  const subjectPath = paths[1] ?? ''
  await call(recordReason, { body: { subjectPath, code: 'code-damaged', note: '' } }, officer)
  const { rows } = await practice({ kind: 'venue', practice: 'silent' })
  const row = rows.find((one) => one.subjectPath === subjectPath)
  expect(row?.reason).toMatchObject({ code: 'code-damaged', recordedOn: '2021-05-25' })
  expect(row?.duties).toEqual([])
})

test('a facility without cameras is listed under no data, and an officer of another commune sees none of it', async () => {
  const body = { name: 'Trường Quân sự', unitPath: commune, address: 'Khu 3', runBy: 'army', beds: 300 } as const
  await call(registerFacility, { body }, officer)
  const found = await practice({ kind: 'quarantine-facility', practice: 'no-camera' })
  expect(found.rows).toMatchObject([{ nameVi: 'Trường Quân sự', practice: 'no-camera', cameras: 0, working: 0 }])
  expect((await practice({ kind: 'quarantine-facility', practice: 'connected' })).rows).toEqual([])
  expect((await call(listFacilities, { query: {} }, officer)).rows).toMatchObject([{ runBy: 'army', beds: 300 }])

  const neighbour = await t.signIn([{ role: 'commune-officer', unitPath: 'vn/30/290/10546' }])
  expect((await practice({ kind: 'venue' }, neighbour)).rows).toEqual([])
  expect((await practice({ kind: 'venue', unit: commune }, neighbour)).rows).toEqual([])
})

test('nobody who is not signed in may ask', async () => {
  await expect(practice({ kind: 'venue' }, t.anonymous)).rejects.toBeInstanceOf(Refused)
})

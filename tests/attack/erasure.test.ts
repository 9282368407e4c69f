import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadProvince } from '../../src/demo/province.ts'
import { recordSelfVisit } from '../../src/field/check-ins/contract.ts'
import { deleteOldVisits, keepDaysReady } from '../../src/field/check-ins/jobs.ts'
import { giveDeclaration } from '../../src/field/declarations/contract.ts'
import { deleteOldDeclarations } from '../../src/field/declarations/jobs.ts'
import { discardImport, tryImport } from '../../src/field/venues/actions/import.ts'
import { deleteOldKeepers } from '../../src/field/venues/jobs.ts'
import { setBusinessClock } from '../../src/platform/business-clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { call } from '../../src/platform/http/client.ts'
import { createLog } from '../../src/platform/log.ts'
import { type RunningServer, startServer } from '../../src/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'khien-erasure-'))
let server: RunningServer

beforeAll(async () => {
  const environment = { DATA_FOLDER: join(folder, 'data'), KEY_FOLDER: join(folder, 'keys'), PORT: '0', LOG_LEVEL: 'silent' }
  server = await startServer(readConfig(environment, folder), createLog('silent'))
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const name = 'Quách Thị Xuyến'
const phone = '0977123654'

/** Every file of the data folder that holds these bytes. */
function filesHolding(needle: Buffer, place = join(folder, 'data')): string[] {
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const path = join(place, entry.name)
    if (entry.isDirectory()) return filesHolding(needle, path)
    return statSync(path).size > 0 && readFileSync(path).includes(needle) ? [path] : []
  })
}

/** The journal goes on for a file's length, as it does by itself within the day. */
async function passJournal(): Promise<void> {
  const { read } = server.house.database
  await sql`create table platform.filler (text text)`.execute(read)
  await sql`insert into platform.filler select repeat(md5(n::text), 60) from generate_series(1, 40000) n`.execute(read)
  await sql`drop table platform.filler`.execute(read)
  await sql`checkpoint`.execute(read)
  await sql`checkpoint`.execute(read)
}

async function moveTo(now: Date): Promise<void> {
  await server.house.database.transaction((tx) => setBusinessClock(tx, now))
  await server.house.businessClock.refresh()
}

test('after its thirty days a visit and its visitor are in no byte of the data folder: tables, indexes, journal, files', async () => {
  const { house } = server
  const day = new Date('2021-05-25T01:00:00Z')
  await house.database.transaction((tx) => setBusinessClock(tx, day))
  await house.businessClock.refresh()
  await keepDaysReady(house)
  await house.database.transaction((tx) => loadProvince(tx, house.keyring, day, 20))
  const { rows: venues } = await sql<{ code: string }>`select code from venues.venue limit 1`.execute(house.database.read)
  const deviceId = '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1aeeee'
  const body = { deviceId, sequence: 1, at: day.toISOString(), venueCode: venues[0]?.code ?? '', name, phone }
  await call(recordSelfVisit, { body }, (url, init) => fetch(server.address + url, init))
  // A neighbour in the same pages whose month is not over: their rows must not hide a hole that still holds the other's bytes.
  for (let n = 0; n < 60; n++)
    await call(
      recordSelfVisit,
      { body: { ...body, sequence: 100 + n, name: 'Ngô Văn Hàng', phone: `09880${10_000 + n}` } },
      (url, init) => fetch(server.address + url, init),
    )
  const { rows: visits } = await sql<{ id: string; person_id: number }>`
    select v.id, v.person_id from check_ins.visit v join people.person p on p.id = v.person_id where p.phone_index = ${house.keyring.blindIndex('+84977123654', 'phone')}`.execute(
    house.database.read,
  )
  const { rows: persons } = await sql<{ name: Buffer; phone: Buffer; phone_index: Buffer }>`
    select name, phone, phone_index from people.person where id = ${visits[0]?.person_id ?? 0}`.execute(house.database.read)
  const person = persons[0]
  if (visits[0] === undefined || person === undefined) throw new Error('the marker was not recorded')
  const marks = {
    'the visit’s id': Buffer.from(visits[0].id.replaceAll('-', ''), 'hex'),
    'the sealed name': person.name,
    'the sealed telephone': person.phone,
    'the blind index': person.phone_index,
  }
  await sql`checkpoint`.execute(house.database.read)
  for (const [what, mark] of Object.entries(marks)) expect(filesHolding(mark).length, what).toBeGreaterThan(0)
  for (const text of [name, phone, '977123654']) expect(filesHolding(Buffer.from(text)), text).toEqual([])

  // Searching every byte held this process up, which is also the server; it says 'busy' until it has breathed.
  await pause(2500)

  const later = new Date('2021-06-26T01:00:00Z')
  await house.database.transaction((tx) => setBusinessClock(tx, later))
  await house.businessClock.refresh()
  await keepDaysReady(house)
  // The neighbours come again and stay needed.
  for (let n = 0; n < 60; n++)
    await call(
      recordSelfVisit,
      { body: { ...body, at: later.toISOString(), sequence: 1100 + n, name: 'Ngô Văn Hàng', phone: `09880${10_000 + n}` } },
      (url, init) => fetch(server.address + url, init),
    )
  const deleted = await deleteOldVisits(house, {})
  expect(deleted).toMatchObject({ visits: 61, persons: 1 })
  await passJournal()
  for (const [what, mark] of Object.entries(marks)) expect(filesHolding(mark), what).toEqual([])
  // What stays: the day's count without persons, and the signed record of the deletion.
  const { rows: days } = await sql<{ visits: number }>`select visits from venues.venue_day where day = '2021-05-25'`.execute(
    house.database.read,
  )
  expect(days[0]?.visits).toBe(61)
  const { rows: acts } = await sql<{
    n: number
  }>`select count(*) as n from audit.event where action in ('visits.deleted', 'persons.forgotten')`.execute(house.database.read)
  expect(acts[0]?.n).toBe(2)
})

test('what a sheet of venues says is nowhere in plain words: its name, its headings, its rows, what it asks back; after a month its sealed bytes are gone too', async () => {
  const { house } = server
  const now = new Date('2021-07-01T01:00:00Z')
  await moveTo(now)
  const by = { actor: { id: 'tester', displayName: 'Người thử' }, scope: ['vn/30'], now }
  const sheet = (mark: string) =>
    Buffer.from(
      [
        'Tên cơ sở;Địa chỉ;Xã;Chủ cơ sở;SĐT;ZZMARKHEAD',
        `Quán ${mark}NAME;Số 1 ${mark}ADDRESS;${mark}COMMUNE;Trần Thị ${mark}KEEPER;0977123655;1`,
      ].join('\n'),
    )
  const kept = await tryImport(house, sheet('ZZMARKA'), 'Nguyen Van ZZMARKFILE.csv', by)
  const discarded = await tryImport(house, sheet('ZZMARKB'), 'Nguyen Van ZZMARKFILE.csv', by)
  const { rows: imports } = await sql<{ words: Buffer; sealed: Buffer; asked: string }>`
    select i.words, r.sealed, r.asked from venues.import i join venues.import_row r on r.import_id = i.id where i.id in (${kept}, ${discarded})`.execute(
    house.database.read,
  )
  expect(imports).toHaveLength(2)
  await house.database.transaction((tx) => discardImport(tx, discarded, by))
  await sql`checkpoint`.execute(house.database.read)
  for (const words of ['zzmark', 'ZZMARK', '977123655']) expect(filesHolding(Buffer.from(words)), words).toEqual([])
  const marks = imports.flatMap(({ words, sealed, asked }) => [words, sealed, Buffer.from(asked)])
  for (const mark of marks) expect(filesHolding(mark).length).toBeGreaterThan(0)
  await pause(2500)

  await moveTo(new Date('2021-08-02T01:00:00Z'))
  expect(await deleteOldKeepers(house)).toEqual({ imports: 2, keepers: 0 })
  await passJournal()
  for (const mark of marks) expect(filesHolding(mark)).toEqual([])
})

test('a declaration past its time is in no byte either, nor are the words with which an office corrected it', async () => {
  const { house } = server
  await moveTo(new Date('2021-08-20T01:00:00Z'))
  const opened = await fetch(`${server.address}/api/device`, { method: 'POST' })
  const cookie = opened.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const answers = {
    name: 'Quách Thị Xuyến',
    documentNumber: '030187005009',
    bornOn: '1987',
    gender: 'female',
    nationality: 'Việt Nam',
    phone: '0912345678',
    residence: 'vn/30/290/10549',
    address: 'ZZMARKHOUSE',
    symptoms: ['fever'],
    exposure: ['none'],
    travelled: 'no',
  }
  const body = {
    form: 'whole-population' as const,
    version: 1,
    shared: {},
    persons: [{ answers, onBehalf: false }],
    truthful: true as const,
  }
  await call(giveDeclaration, { body }, (url, init) =>
    fetch(server.address + url, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } }),
  )
  await sql`update declarations.declaration set correction_reason = 'ZZMARKREASON' where form = 'whole-population'`.execute(
    house.database.read,
  )
  await sql`checkpoint`.execute(house.database.read)
  expect(filesHolding(Buffer.from('ZZMARKREASON')).length).toBeGreaterThan(0)
  await pause(2500)
  await moveTo(new Date('2021-11-15T01:00:00Z'))
  expect((await deleteOldDeclarations(house)).declarations).toBeGreaterThan(0)
  await passJournal()
  for (const words of ['ZZMARKREASON', 'ZZMARKHOUSE']) expect(filesHolding(Buffer.from(words)), words).toEqual([])
}, 120_000)

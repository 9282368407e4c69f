import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { makePartitions } from '../src/field/check-ins/store/visits.ts'
import { daysToKeepReady } from '../src/field/check-ins/visit.ts'
import { registerVenue } from '../src/field/venues/actions/registration.ts'
import { createSampleAccount, sampleCredential } from '../src/foundation/access/public.ts'
import { system } from '../src/foundation/audit/public.ts'
import { readConfig } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { type RunningServer, startServer } from '../src/server.ts'

const password = 'mat-khau-cua-phep-do'

export interface BenchDoor {
  readonly server: RunningServer
  readonly cookie: string
  readonly venueId: number
  /** A card of one of a thousand visitors. */
  card(number: number): string
  /** The same table with the same indexes, to which nothing but the bare inserts go. */
  readonly bare: pg.Pool
  close(): Promise<void>
}

/** The product as an operator runs it (durable, audited, signed in), a venue with its keeper, and a bare copy of the table beside it. */
export async function openBenchDoor(folder: string): Promise<BenchDoor> {
  const config = readConfig(
    { PORT: '0', DATA_FOLDER: join(folder, 'data'), LOG_LEVEL: 'error', RATE_LIMIT_PER_MINUTE: '100000000' },
    folder,
  )
  const server = await startServer(config, createLog('error'))
  const { house } = server
  const now = house.businessClock.now()
  const credential = await sampleCredential(password)
  const venue = await house.database.transaction(async (tx) => {
    await sql`update platform.installation set sample_data = true`.execute(tx)
    await makePartitions(tx, daysToKeepReady(now))
    const row = await registerVenue(
      tx,
      house.keyring,
      { name: 'Siêu thị', address: 'Số 1', unitPath: 'vn/01', category: 'supermarket' },
      { actor: system, scope: ['vn'], now, decides: ['vn'], deviceId: null },
    )
    await createSampleAccount(
      tx,
      {
        username: 'nguoi.do',
        displayName: 'Người đo',
        roles: [{ role: 'door-controller', unitPath: row.path }],
        fromOn: '2021-01-01',
        shownAtSignIn: false,
      },
      credential,
      now,
    )
    await sql`create table check_ins.bare (like check_ins.visit including all)`.execute(tx)
    return row
  })
  const response = await fetch(`${server.address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'nguoi.do', password }),
  })
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const bare = new pg.Pool({ connectionString: house.engineUrl, max: 32 })
  return {
    server,
    cookie,
    venueId: venue.id,
    card: (number) =>
      `0300${String(80 + (number % 20)).padStart(2, '0')}${String(100_000 + (number % 1000)).padStart(6, '0')}||Nguyễn Văn ${'ABCDEGHIKL'[number % 10]}|0101${1900 + 80 + (number % 20)}|Nam|Hà Nội|01012021`,
    bare,
    close: async () => {
      await bare.end()
      await server.stop()
    },
  }
}

const insert = 'insert into check_ins.bare (venue_id, in_at, id, person_id, received_at, source, flags) values '

let drawn = Math.floor(Math.random() * 1e9)
/** A row like those of the load generator: spread over two weeks and a thousand visitors, so that both write to the same places of their indexes. */
function bareRow(venueId: number): unknown[] {
  const number = drawn++
  const now = Date.now()
  return [
    venueId,
    new Date(now - (number % 20_000) * 61_000).toISOString(),
    randomUUID(),
    1 + (number % 1000),
    new Date(now).toISOString(),
    1,
    0,
  ]
}

/** Prepared single durable inserts on 32 connections, as pgbench would do them; rows a second. */
export async function bareSingles(door: BenchDoor, milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds
  const began = performance.now()
  let rows = 0
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      const client = await door.bare.connect()
      while (performance.now() < end) {
        await client.query({
          name: 'bare',
          text: `${insert}($1,$2,$3,$4,$5,$6,$7) on conflict do nothing`,
          values: bareRow(door.venueId),
        })
        rows += 1
      }
      client.release()
    }),
  )
  return (rows / (performance.now() - began)) * 1000
}

/** Raw multi-row inserts of 500 on four connections; rows a second. */
export async function bareBatches(door: BenchDoor, milliseconds: number): Promise<number> {
  const places = Array.from(
    { length: 500 },
    (_, row) => `(${Array.from({ length: 7 }, (_, column) => `$${row * 7 + column + 1}`).join(',')})`,
  ).join(',')
  const end = performance.now() + milliseconds
  const began = performance.now()
  let rows = 0
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      const client = await door.bare.connect()
      while (performance.now() < end) {
        const values = Array.from({ length: 500 }, () => bareRow(door.venueId)).flat()
        await client.query({ name: 'bare-500', text: `${insert}${places} on conflict do nothing`, values })
        rows += 500
      }
      client.release()
    }),
  )
  return (rows / (performance.now() - began)) * 1000
}

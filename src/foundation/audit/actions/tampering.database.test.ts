import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../../tests/support/server.ts'
import type { Fetch } from '../../../platform/http/client.ts'
import { canonicalAct, leafOf } from '../event.ts'
import { append, emptyHead, rootOf } from '../merkle.ts'
import { openSigner } from '../note.ts'
import { verifyLog } from '../outside/verify.mjs'
import { leavesFrom, readHead, saveHead } from '../store.ts'
import { eraseBody, makeCheckpoint, record } from './events.ts'
import { checkOwnLog } from './self-check.ts'
import { sentenceOf, verifyBodies } from './verify-bodies.ts'

let t: TestServer
let auditor: Fetch
let signer: Awaited<ReturnType<typeof openSigner>>
const folders: string[] = []
beforeAll(async () => {
  t = await testServer()
  auditor = await t.signIn([{ role: 'auditor', unitPath: 'vn' }])
  signer = await openSigner(t.house.config.keyFolder, 'khien/audit')
})
afterAll(async () => {
  await t.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Twelve acts, the last three of them behind the newest checkpoint; answers the number of the first. */
let first = 0
beforeEach(async () => {
  await sql`truncate audit.event, audit.checkpoint`.execute(t.database.read)
  await sql`update audit.head set size = 0, peaks = ''`.execute(t.database.read)
  await sql`update audit.self_check set size = 0, peaks = '', fault_seq = null`.execute(t.database.read)
  await recordActs(9)
  await makeCheckpoint(t.database, signer, new Date())
  await recordActs(3)
  first = (await readHead(t.database.read)).size - 12
})

async function recordActs(count: number): Promise<void> {
  for (let n = 0; n < count; n++)
    await t.database.transaction((tx) =>
      record(tx, {
        actor: { id: 'tk-1', displayName: 'Trần Thu Hà' },
        onBehalfOf: 'Bộ Y tế',
        action: 'person.unmasked',
        subject: { kind: 'person', id: `p-${n}` },
        scopePath: 'vn/30',
        purpose: 'Gọi điện xác minh tiếp xúc gần',
        facts: { fields: ['phone'], n, share: 0.25 },
        at: new Date('2021-05-25T01:00:00Z'),
      }),
    )
}

const whole = () => checkOwnLog(t.database, signer.publicKey, 'whole', new Date())
const outside = (keep?: string) => verifyLog(t.address, keep)
const inside = () => verifyBodies({ ...t.house.config, databaseUrl: t.url }, undefined, true)
const keepFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'khien-keep-'))
  folders.push(folder)
  return folder
}
const rows = async (query = '') => {
  const response = await auditor(`/api/audit/events${query}`, { method: 'GET' })
  expect(response.status).toBe(200)
  const page: { rows: Record<string, unknown>[]; fault: { seq: number } | null } = JSON.parse(await response.text())
  return page
}

test('an untouched log is sound from inside and from outside', async () => {
  expect(await whole()).toBeNull()
  expect(await inside()).toContain('bodies verified: 12 stored entries')
  expect((await outside()).size).toBe(12)
  expect((await rows()).rows.every((row) => row.altered === false)).toBe(true)
  expect((await rows()).rows[0]).toMatchObject({ actorName: 'Trần Thu Hà', onBehalfOf: 'Bộ Y tế' })
})

describe('a row that somebody edits in the database', () => {
  test.each([
    ['the name of who did it', sql`actor_name = 'Nguyễn Văn An'`],
    ['who did it', sql`actor_id = 'tk-2'`],
    ['in whose name', sql`on_behalf_of = 'Bộ khác'`],
    ['what was done', sql`action = 'document.registered'`],
    ['about what', sql`subject_id = 'p-99'`],
    ['where', sql`scope_path = 'vn/01'`],
    ['why', sql`purpose = 'Lý do khác'`],
    ['why, taken away', sql`purpose = null`],
    ['the facts', sql`body = jsonb_set(body, '{n}', '77')`],
    ['the day, back-dated', sql`business_at = business_at - interval '10 days'`],
    ['the server’s time, back-dated', sql`recorded_at = recorded_at - interval '1 hour'`],
    ['the text itself', sql`canonical = replace(canonical, 'Trần', 'Lê')`],
    ['the salt', sql`salt = decode('00', 'hex')`],
    ['text and columns together', sql`canonical = replace(canonical, 'vn/30', 'vn/01'), scope_path = 'vn/01'`],
    [
      'all of it, emptied as if its retention had ended',
      sql`body = null, canonical = null, salt = null, purpose = null, on_behalf_of = null,
      scope_path = null, actor_id = '', actor_name = '', subject_id = '', erased_at = now()`,
    ],
  ])('%s', async (_, change) => {
    const seq = first + 4
    await sql`update audit.event set ${change} where seq = ${seq}`.execute(t.database.read)
    expect(await whole()).toEqual({ seq, until: seq + 1, why: 'altered' })
    await expect(inside()).rejects.toThrow(`event ${seq} was altered`)
    const page = await rows()
    expect(page.fault?.seq).toBe(seq)
    const row = page.rows.find((one) => one.seq === seq)
    expect(row).toMatchObject({
      altered: true,
      action: 'event.altered',
      actorName: '',
      actorId: '',
      purpose: null,
      subjectId: String(seq),
    })
    expect(page.rows.filter((one) => one.altered === true)).toHaveLength(1)
    const proof = await auditor(`/api/audit/events/${seq}/proof`, { method: 'GET' })
    expect([proof.status, JSON.parse(await proof.text()).code]).toEqual([409, 'event-was-altered'])
    // Who sees the public leaves only cannot see it: what was signed is still what the leaves give.
    expect((await outside()).size).toBe(12)
  })

  test('edited with a leaf to match is seen from outside, and from inside by the next signed root', async () => {
    const seq = first + 4
    await forge(seq)
    await expect(outside()).rejects.toThrow('do not give the root that was signed')
    const fault = await whole()
    expect(fault).toEqual({ seq: 0, until: 9, why: 'rewritten' })
    expect(fault && sentenceOf(fault)).toContain('events 0 to 8')
  })

  test('edited with a leaf to match behind the newest checkpoint is seen by the running head', async () => {
    await forge(first + 11)
    expect(await whole()).toEqual({ seq: 9, until: 12, why: 'head' })
  })

  test('is told once to those who watch over the log, and stays on show until it is mended', async () => {
    const seq = first + 10
    expect(await checkOwnLog(t.database, signer.publicKey, 'new', new Date())).toBeNull()
    await recordActs(1)
    await sql`update audit.event set action = 'camera.viewed' where seq = ${first + 12}`.execute(t.database.read)
    expect(await checkOwnLog(t.database, signer.publicKey, 'new', new Date())).toMatchObject({ seq: first + 12 })
    expect(await checkOwnLog(t.database, signer.publicKey, 'new', new Date())).toMatchObject({ seq: first + 12 })
    const { rows: told } =
      await sql`select 1 from platform.outbox where event = 'audit.fault-found' and payload->>'seq' = ${String(first + 12)}`.execute(
        t.database.read,
      )
    expect(told).toHaveLength(1)
    await sql`update audit.event set action = 'person.unmasked' where seq = ${first + 12}`.execute(t.database.read)
    expect(await checkOwnLog(t.database, signer.publicKey, 'new', new Date())).toBeNull()
    // What was looked over before is looked over again by the nightly pass only.
    await sql`update audit.event set action = 'camera.viewed' where seq = ${seq}`.execute(t.database.read)
    expect(await checkOwnLog(t.database, signer.publicKey, 'new', new Date())).toBeNull()
    expect(await whole()).toMatchObject({ seq })
  })
})

/** What the owner of the database can do at most: another text, its columns, and the leaf that belongs to them. */
async function forge(seq: number): Promise<void> {
  const salt = randomBytes(16)
  const at = new Date('2021-05-25T01:00:00Z')
  const act = {
    actor: { id: 'tk-2', displayName: 'Kẻ khác' },
    action: 'document.issued',
    subject: { kind: 'document', id: 'd-1' },
    at,
  }
  const canonical = canonicalAct(seq, act, at)
  await sql`update audit.event set recorded_at = ${at}, business_at = ${at}, actor_id = 'tk-2', actor_name = 'Kẻ khác', on_behalf_of = null, action = 'document.issued',
    subject_kind = 'document', subject_id = 'd-1', scope_path = null, purpose = null, body = '{}', canonical = ${canonical}, salt = ${salt}, leaf_hash = ${leafOf(salt, canonical)}
    where seq = ${seq}`.execute(t.database.read)
}

test('a deleted row is missed from inside and from outside', async () => {
  await sql`delete from audit.event where seq = ${first + 4}`.execute(t.database.read)
  expect(await whole()).toEqual({ seq: first + 4, until: first + 5, why: 'missing' })
  await expect(outside()).rejects.toThrow()
})

test('a number that is used again for another act gives another root', async () => {
  await outside()
  await sql`delete from audit.event where seq = ${first + 11}`.execute(t.database.read)
  const size = first + 11
  await rewriteHead(size)
  await recordActs(1)
  expect(await whole()).toMatchObject({ why: 'rewritten' })
})

test('a tail cut off with the head set back is seen by the signed root that is too long, and by whoever kept one', async () => {
  const keep = keepFolder()
  expect((await outside(keep)).size).toBe(12)
  await sql`delete from audit.event where seq >= ${first + 8}`.execute(t.database.read)
  await rewriteHead(first + 8)
  expect(await whole()).toEqual({ seq: 8, until: 12, why: 'cut' })
  await sql`delete from audit.checkpoint where size > ${first + 8}`.execute(t.database.read)
  // With the checkpoints gone as well, only the kept one remembers.
  expect(await whole()).toBeNull()
  expect((await outside()).size).toBe(8)
  await expect(outside(keep)).rejects.toThrow('had 12 entries last time and has 8 now')
})

test('a log rebuilt from nothing and signed anew is seen only by whoever kept an earlier checkpoint', async () => {
  const keep = keepFolder()
  await outside(keep)
  await forge(first + 2)
  await sql`delete from audit.checkpoint`.execute(t.database.read)
  await rewriteHead(12)
  expect(await whole()).toBeNull()
  expect((await outside()).size).toBe(12)
  await expect(outside(keep)).rejects.toThrow('the past was rewritten')
})

async function rewriteHead(size: number): Promise<void> {
  let head = emptyHead
  for (const leaf of await leavesFrom(t.database.read, 0, size)) head = append(head, leaf)
  await t.database.transaction((tx) => saveHead(tx, head))
}

test('an erasure on record leaves the log sound and its row empty', async () => {
  const root = rootOf(await readHead(t.database.read))
  await t.database.transaction((tx) => eraseBody(tx, first + 4, new Date()))
  expect(await whole()).toBeNull()
  expect(root.equals(rootOf(await readHead(t.database.read)))).toBe(false)
  const row = (await rows()).rows.find((one) => one.seq === first + 4)
  expect(row).toMatchObject({ erased: true, altered: false, action: 'person.unmasked', actorName: '', subjectId: '' })
  // What an erasure leaves may not be changed either.
  await sql`update audit.event set action = 'camera.viewed' where seq = ${first + 4}`.execute(t.database.read)
  expect(await whole()).toMatchObject({ seq: first + 4, why: 'altered' })
})

describe('one event, handed to somebody outside', () => {
  const handedOver = async (seq: number) => {
    const response = await auditor(`/api/audit/events/${seq}/proof`, { method: 'GET' })
    expect(response.status).toBe(200)
    const event: Record<string, unknown> = JSON.parse(await response.text())
    return event
  }

  test('is found in the log by the outside verifier, with the file it speaks of, also after the log has grown', async () => {
    const pdf = Buffer.from('%PDF-1.7 công văn đã ký')
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    await t.database.transaction((tx) =>
      record(tx, {
        actor: { id: 'tk-1', displayName: 'Trần Thu Hà' },
        action: 'document.file-attached',
        subject: { kind: 'document', id: 'd-1' },
        facts: { sha256 },
        at: new Date(),
      }),
    )
    for (const seq of [0, 5, 11, 12]) {
      const event = await handedOver(seq)
      await recordActs(1)
      expect((await verifyLog(t.address, undefined, { event })).event?.seq).toBe(seq)
    }
    const event = await handedOver(12)
    expect((await verifyLog(t.address, undefined, { event, file: pdf })).event?.seq).toBe(12)
    await expect(verifyLog(t.address, undefined, { event, file: Buffer.from('%PDF-1.7 bản bị tráo') })).rejects.toThrow(
      'does not speak of this file',
    )
  })

  test('a text that was changed on the way is refused', async () => {
    const event = await handedOver(5)
    const changed = { ...event, canonical: String(event.canonical).replace('Trần', 'Lê') }
    await expect(verifyLog(t.address, undefined, { event: changed })).rejects.toThrow('does not lead to the root')
    await expect(verifyLog(t.address, undefined, { event: { ...event, seq: 6 } })).rejects.toThrow()
  })

  test('only who may read the log gets it', async () => {
    const officer = await t.signIn([{ role: 'health-officer', unitPath: 'vn' }])
    expect((await officer('/api/audit/events/5/proof', { method: 'GET' })).status).toBe(403)
    expect((await auditor('/api/audit/events/999999/proof', { method: 'GET' })).status).toBe(404)
  })
})

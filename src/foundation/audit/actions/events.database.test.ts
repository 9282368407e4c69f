import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import type { Act } from '../event.ts'
import { rootOf, rootOfLeaves } from '../merkle.ts'
import { openCheckpoint, openSigner } from '../note.ts'
import { leavesFrom, listEvents, readHead } from '../store.ts'
import { makeCheckpoint, record } from './events.ts'

let test_: TestDatabase
beforeAll(async () => {
  test_ = await testDatabase()
})
afterAll(() => test_.close())

const act = (n: number): Act => ({
  actor: { id: 'a-1', displayName: 'Trần Thu Hà' },
  action: 'document.registered',
  subject: { kind: 'document', id: `d-${n}` },
  facts: { n },
  at: new Date('2021-05-25T01:00:00Z'),
})

test('fifty officers writing at once leave fifty entries in one unbroken order', async () => {
  await Promise.all(Array.from({ length: 50 }, (_, n) => test_.database.transaction((tx) => record(tx, act(n)))))
  const head = await readHead(test_.database.read)
  const leaves = await leavesFrom(test_.database.read, 0, 1000)
  expect(head.size).toBe(50)
  expect(rootOf(head).equals(rootOfLeaves(leaves))).toBe(true)
})

test('what is rolled back was never recorded', async () => {
  const before = await readHead(test_.database.read)
  await expect(
    test_.database.transaction(async (tx) => {
      await record(tx, act(99))
      throw new Error('the officer’s act failed')
    }),
  ).rejects.toThrow('failed')
  expect((await readHead(test_.database.read)).size).toBe(before.size)
})

test('a checkpoint is signed by this installation and by nobody else, and made only when something changed', async () => {
  const signer = await openSigner(`${test_.house.config.keyFolder}-a`, 'khien.test/audit')
  const stranger = await openSigner(`${test_.house.config.keyFolder}-b`, 'khien.test/audit')
  const note = await makeCheckpoint(test_.database, signer, new Date())
  expect(openCheckpoint(note, signer.publicKey)?.size).toBe((await readHead(test_.database.read)).size)
  expect(openCheckpoint(note, stranger.publicKey)).toBeNull()
  expect(openCheckpoint(note.replace('khien.test', 'khien.fake'), signer.publicKey)).toBeNull()
  expect(await makeCheckpoint(test_.database, signer, new Date())).toBe(note)
})

test('the log is read by person, by thing, by day and by what had to be given a purpose', async () => {
  const tran = { id: 'reader-1', displayName: 'Trần Thu Hà' }
  const on = (day: string) => new Date(`${day}T02:00:00Z`)
  await test_.database.transaction((tx) =>
    record(
      tx,
      { ...act(1), actor: tran, at: on('2021-06-01') },
      {
        ...act(2),
        actor: tran,
        action: 'person.unmasked',
        subject: { kind: 'person', id: 'p-1' },
        purpose: 'Gọi xác minh',
        at: on('2021-06-02'),
      },
    ),
  )
  const all = {
    before: Number.MAX_SAFE_INTEGER,
    limit: 50,
    action: null,
    subjectKind: null,
    subjectId: null,
    actorId: 'reader-1',
    from: null,
    until: null,
    withPurpose: false,
  }
  const read = async (more: Partial<typeof all> | { from: Date } | { until: Date }) =>
    (await listEvents(test_.database.read, { ...all, ...more })).map((row) => row.action)
  expect(await read({})).toEqual(['person.unmasked', 'document.registered'])
  expect(await read({ withPurpose: true })).toEqual(['person.unmasked'])
  expect(await read({ from: on('2021-06-02') })).toEqual(['person.unmasked'])
  expect(await read({ until: on('2021-06-02') })).toEqual(['document.registered'])
})

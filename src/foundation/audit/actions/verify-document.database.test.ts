import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../../tests/support/server.ts'
import { leafOf, system } from '../event.ts'
import { append, emptyHead, type Head } from '../merkle.ts'
import { documentReportOf, verifyDocument } from '../outside/verify.mjs'
import { saveHead, storedEvents } from '../store.ts'
import { record } from './events.ts'

let t: TestServer
const folders: string[] = []
beforeAll(async () => {
  t = await testServer()
})
afterAll(async () => {
  await t.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await sql`truncate audit.event, audit.checkpoint`.execute(t.database.read)
  await sql`update audit.head set size = 0, peaks = ''`.execute(t.database.read)
  await filler(3)
  await publish(2665, '2021-05-24', pdf(2665))
  await publish(2666, '2021-05-25', pdf(2666))
  await publish(2667, '2021-05-25', pdf(2667))
  await filler(2)
})

const pdf = (number: number) => Buffer.from(`%PDF-1.7 ${number}/QĐ-BYT`)
const keepFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'khien-keep-'))
  folders.push(folder)
  return folder
}
const filler = (count: number) =>
  t.database.transaction(async (tx) => {
    for (let n = 0; n < count; n++)
      await record(tx, {
        actor: system,
        action: 'clock.moved',
        subject: { kind: 'clock', id: 'business' },
        at: new Date('2021-05-25T01:00:00Z'),
      })
  })
/** As the documents room records what it issues. */
const publish = (number: number, issuedOn: string, bytes: Buffer) =>
  t.database.transaction(async (tx) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const inBook = { bookPath: 'vn/o-bo-y-te', book: 'QĐ', year: 2021, number }
    const facts = { sha256, type: 'decision', numberLine: `${number}/QĐ-BYT`, issuedOn, ...inBook }
    const act = { actor: system, facts, at: new Date('2021-05-25T01:00:00Z') }
    await record(tx, { ...act, action: 'document.published', subject: { kind: 'file', id: sha256 } })
    await record(tx, { ...act, action: 'number.used', subject: { kind: 'number', id: Object.values(inBook).join(' ') } })
  })
const check = (bytes: Buffer, keep?: string) => verifyDocument(t.address, bytes, keep)

test('the PDF in hand is the one that was issued: number, day and entry are said in plain words', async () => {
  const seen = await check(pdf(2666), keepFolder())
  expect(documentReportOf(seen)).toContain('This is the document that was issued: 2666/QĐ-BYT of 2021-05-25.')
})

test('what the public may ask for carries nobody’s name, and nothing but publications is ever told', async () => {
  const sha256 = createHash('sha256').update(pdf(2666)).digest('hex')
  const reply = await (await fetch(`${t.address}/transparency/documents/${sha256}`)).text()
  expect(reply).not.toContain('clock.moved')
  expect(reply.match(/actorName[^,]*/g)?.every((one) => one.includes('Hệ thống'))).toBe(true)
})

describe('turns red', () => {
  test('for a swapped PDF, and for one byte changed', async () => {
    await expect(check(Buffer.from('%PDF-1.7 another'))).rejects.toThrow('knows no document')
    const other = Buffer.from(pdf(2666))
    other[5] = (other[5] ?? 0) ^ 1
    await expect(check(other)).rejects.toThrow('knows no document')
  })

  test('for a number that was used twice', async () => {
    await publish(2666, '2021-05-25', Buffer.from('%PDF-1.7 the other 2666'))
    await expect(check(pdf(2666))).rejects.toThrow('was used for another document as well')
  })

  test('for a document dated before the number before it', async () => {
    await publish(2668, '2021-05-01', pdf(2668))
    await expect(check(pdf(2668))).rejects.toThrow('back-dated')
  })

  test('for an edited row', async () => {
    await sql`update audit.event set canonical = replace(canonical, '2021-05-25', '2021-05-01') where action = 'document.published'`.execute(
      t.database.read,
    )
    await expect(check(pdf(2666))).rejects.toThrow()
  })

  test('for a deleted row', async () => {
    await check(pdf(2667))
    await sql`delete from audit.event where seq = 1`.execute(t.database.read)
    await expect(check(pdf(2666))).rejects.toThrow()
  })

  test('for a cut tail, to whoever kept a checkpoint', async () => {
    const keep = keepFolder()
    await check(pdf(2666), keep)
    await rebuild(9, (text) => text)
    await expect(check(pdf(2666), keep)).rejects.toThrow('has 9 now')
    expect((await check(pdf(2666))).size, 'without a kept checkpoint it cannot be told').toBe(9)
  })

  test('for a log rebuilt as a whole, to whoever kept a checkpoint', async () => {
    const keep = keepFolder()
    await check(pdf(2666), keep)
    await rebuild(11, (text) => text.replaceAll('2021-05-24', '2021-05-20'))
    await expect(check(pdf(2666), keep)).rejects.toThrow('the past was rewritten')
    expect((await check(pdf(2666))).size, 'without a kept checkpoint it cannot be told').toBe(11)
  })

  test('for another file under a number that the folder remembers', async () => {
    const keep = keepFolder()
    await check(pdf(2666), keep)
    await sql`truncate audit.event, audit.checkpoint`.execute(t.database.read)
    await sql`update audit.head set size = 0, peaks = ''`.execute(t.database.read)
    rmSync(join(keep, 'checkpoint.json'))
    await publish(2666, '2021-05-25', Buffer.from('%PDF-1.7 swapped'))
    await expect(check(Buffer.from('%PDF-1.7 swapped'), keep)).rejects.toThrow('stood for another document last time')
  })
})

/** The command as somebody runs it on another machine: from a folder of their own, with nothing of the server at hand. */
async function khien(...args: string[]): Promise<{ code: number | null; said: string }> {
  const main = join(import.meta.dirname, '../../../main.ts')
  const from = keepFolder()
  const { PATH } = process.env
  const child = spawn(process.execPath, [main, 'verify', ...args], { cwd: from, env: { PATH, KHIEN_LAUNCHED_FROM: from } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()))
  const code = await new Promise<number | null>((ended) => child.on('close', ended))
  return { code, said }
}

describe('as a command in another folder', () => {
  const inHand = (bytes: Buffer) => {
    const file = join(keepFolder(), 'van-ban.pdf')
    writeFileSync(file, bytes)
    return file
  }
  const red = (what: string) =>
    expect.objectContaining({
      code: 1,
      said: expect.stringMatching(new RegExp(`KHÔNG XÁC MINH ĐƯỢC: .+\\nNOT VERIFIED: .*${what}`)),
    })

  test('ends with 0 for the document that was issued, and says so in both languages', async () => {
    const { code, said } = await khien(t.address, '--document', inHand(pdf(2666)), '--keep', keepFolder())
    expect(said).toContain('Đây đúng là văn bản đã phát hành: 2666/QĐ-BYT ngày 2021-05-25.')
    expect(said).toContain('This is the document that was issued: 2666/QĐ-BYT of 2021-05-25.')
    expect(code).toBe(0)
  })

  test('ends with 2 where nothing could be checked: no address, no such file, nobody there', async () => {
    expect(await khien()).toMatchObject({ code: 2, said: expect.stringContaining('usage: khien verify') })
    expect(await khien(t.address, '--document', 'nowhere.pdf')).toMatchObject({
      code: 2,
      said: expect.stringContaining('CHƯA KIỂM TRA ĐƯỢC'),
    })
    expect((await khien('http://127.0.0.1:9', '--document', inHand(pdf(2666)))).code).toBe(2)
  }, 30_000)

  test('ends with 1 for every tampering, with the reason in both languages', async () => {
    const file = inHand(pdf(2666))
    const keep = keepFolder()
    expect((await khien(t.address, '--document', file, '--keep', keep)).code).toBe(0)
    const document = ['--document', file, '--keep', keep] as const
    expect(await khien(t.address, '--document', inHand(Buffer.from('%PDF-1.7 swapped'))), 'a swapped PDF').toEqual(
      red('knows no document'),
    )
    await publish(2668, '2021-05-01', pdf(2668))
    expect(await khien(t.address, '--document', inHand(pdf(2668))), 'back-dated').toEqual(red('back-dated'))
    await publish(2666, '2021-05-25', Buffer.from('%PDF-1.7 the other 2666'))
    expect(await khien(t.address, ...document), 'a number used twice').toEqual(red('was used for another document'))
    await rebuild(9, (text) => text)
    expect(await khien(t.address, ...document), 'the tail cut').toEqual(red('has 9 now'))
    await rebuild(9, (text) => text)
    await filler(6)
    await rebuild(15, (text) => text.replaceAll('2021-05-24', '2021-05-20'))
    expect(await khien(t.address, ...document), 'everything rebuilt').toEqual(red('the past was rewritten'))
    await sql`delete from audit.event where seq = 1`.execute(t.database.read)
    expect(await khien(t.address, '--document', file), 'a row deleted').toEqual(red(''))
  }, 60_000)

  test('ends with 1 for an edited row', async () => {
    await sql`update audit.event set canonical = replace(canonical, '2021-05-25', '2021-05-01') where action = 'document.published'`.execute(
      t.database.read,
    )
    expect(await khien(t.address, '--document', inHand(pdf(2666)))).toEqual(red(''))
  })
})

/** What somebody with the whole database and the signing key can do: every leaf anew. */
async function rebuild(size: number, change: (text: string) => string): Promise<void> {
  await t.database.transaction(async (tx) => {
    let head: Head = emptyHead
    for (const row of await storedEvents(tx, 0, size)) {
      const canonical = change(row.canonical ?? '')
      const leaf = leafOf(row.salt ?? Buffer.alloc(0), canonical)
      const said: { facts?: unknown } = JSON.parse(canonical)
      await sql`update audit.event set canonical = ${canonical}, leaf_hash = ${leaf}, body = ${JSON.stringify(said.facts ?? {})}::jsonb where seq = ${row.seq}`.execute(
        tx,
      )
      head = append(head, leaf)
    }
    await sql`delete from audit.event where seq >= ${size}`.execute(tx)
    await sql`truncate audit.checkpoint`.execute(tx)
    await saveHead(tx, head)
  })
}

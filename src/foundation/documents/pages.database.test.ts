import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { createSampleAccount, sampleCredential } from '../access/public.ts'
import { incomingLetter, openDocumentDoor } from './fixture.ts'
import { loadChain } from './load.ts'

let t: TestDatabase
let door: Awaited<ReturnType<typeof openDocumentDoor>>
beforeAll(async () => {
  t = await testDatabase()
  t.setNow(new Date('2021-06-10T03:00:00Z'))
  await t.database.transaction(loadChain)
  await sql`update platform.installation set sample_data = true`.execute(t.database.read)
  const account = { username: 'bo.y.te', displayName: 'Trần Thu Hà', fromOn: '2021-01-01', shownAtSignIn: false } as const
  const roles = [{ role: 'health-officer', unitPath: 'vn' }] as const
  const credential = await sampleCredential('mat-khau-cua-bai-thu')
  const now = t.house.businessClock.now()
  const { id } = await t.database.transaction((tx) => createSampleAccount(tx, { ...account, roles }, credential, now))
  await sql`update platform.installation set sample_data = false`.execute(t.database.read)
  door = await openDocumentDoor(t.house, { vn: id })
})
afterAll(async () => {
  await door.close()
  await t.close()
  await rm(dirname(t.house.config.dataFolder), { recursive: true, force: true })
})

const get: typeof door.get = (...given) => door.get(...given)
const send: typeof door.send = (...given) => door.send(...given)
const upload: typeof door.upload = (...given) => door.upload(...given)
const draftOf = (subject = 'Về việc áp dụng giải pháp công nghệ') => ({
  unitPath: 'vn',
  issuerLevel: 'ministry',
  content: {
    type: 'decision',
    issuer: 'Bộ Y tế',
    notation: 'QĐ-BYT',
    place: 'Hà Nội',
    subject,
    body: [{ kind: 'article', number: '1', text: 'Áp dụng thống nhất.' }],
    signer: { titles: ['Bộ trưởng'], name: 'Nguyễn A' },
  },
})

describe('the signed PDF', () => {
  test('is read, kept and handed out again; broken and disguised ones are named, never a fault', async () => {
    const { id } = (await send('/api/documents', incomingLetter('6003'))).json()
    expect((await get(`/api/documents/${id}/file`)).json()).toMatchObject({ status: 404, code: 'document-has-no-file' })
    for (const bytes of [Buffer.from('MZ'), Buffer.from('%PDF-1.7 broken'), Buffer.from('PK\u0003\u0004')]) {
      expect((await upload(id, bytes)).json()).toMatchObject({ status: 422, code: 'file-is-not-a-readable-pdf' })
    }
    expect(
      (
        await door.app.inject({
          method: 'POST',
          url: `/api/documents/${id}/file`,
          payload: 'x',
          headers: { 'content-type': 'text/html', 'x-scope': 'vn' },
        })
      ).statusCode,
    ).toBe(415)
    expect((await upload(id, Buffer.alloc(26 * 1024 * 1024, '%PDF-'))).statusCode).toBe(413)

    const page = (await get('/api/documents/3440-vpcp-kgvx/draft.pdf')).rawPayload
    expect((await upload(id, page)).json()).toMatchObject({ code: 'signed-file-says-otherwise' })
    const attached = (await upload(id, page, '?confirmed=true')).json()
    expect(attached).toMatchObject({ pages: 1, found: { number: '3440', notation: 'VPCP-KGVX', issuedOn: '2021-05-25' } })
    const file = await get(`/api/documents/${id}/file`, 'vn/30/290')
    expect(file.headers['content-type']).toBe('application/pdf')
    expect(file.headers['content-disposition']).toContain('6003-BYT-DP.pdf')
    expect(file.rawPayload.equals(page)).toBe(true)
    expect((await get(`/api/documents/${id}/file?sha256=${'a'.repeat(64)}`)).statusCode).toBe(404)
    expect((await upload(id, page, '', 'vn/30')).statusCode).toBe(404)
  })
})

describe('drafts', () => {
  test('are written, set as PDF and Word, revised, brought back signed, and only then seen in the provinces', async () => {
    const { id, version } = (await send('/api/documents/drafts', draftOf())).json()
    const pdf = await get(`/api/documents/${id}/draft.pdf`)
    expect([pdf.statusCode, pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ])
    const docx = await get(`/api/documents/${id}/draft.docx`)
    expect([docx.statusCode, docx.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    expect((await get(`/api/documents/${id}`, 'vn/30')).statusCode).toBe(404)
    expect((await get(`/api/documents/${id}/draft.pdf`, 'vn/30')).statusCode).toBe(404)

    const revised = await send(
      `/api/documents/${id}/draft`,
      { version, content: { ...draftOf().content, subject: 'Về việc khác' } },
      { method: 'PUT' },
    )
    expect(revised.json()).toEqual({ id, version: 2 })
    const slow = (await send(`/api/documents/${id}/draft`, { version, content: draftOf().content }, { method: 'PUT' })).json()
    expect(slow).toMatchObject({
      code: 'somebody-was-quicker',
      current: {
        version: 2,
        state: { vi: 'Dự thảo' },
        since: [{ what: { vi: 'Sửa dự thảo' }, to: { vi: 'Dự thảo' } }],
        changed: [{ what: { vi: 'Trích yếu' }, before: { vi: draftOf().content.subject }, after: { vi: 'Về việc khác' } }],
      },
    })

    const facts = { number: '6100', notation: 'QĐ-BYT', issuedOn: '2021-06-09', file: null }
    expect((await send(`/api/documents/${id}/issue`, facts)).json().code).toBe('signed-file-is-missing')
    expect((await send(`/api/documents/${id}/issue`, { ...facts, confirmed: true })).json()).toEqual({ documentId: id })
    expect((await get(`/api/documents/${id}`, 'vn/30')).json()).toMatchObject({
      state: 'issued',
      numberLine: '6100/QĐ-BYT',
      subject: 'Về việc khác',
    })
  })

  test('a document of which only the facts are known has no page to set', async () => {
    expect((await get('/api/documents/2666-qd-byt/draft.pdf')).json()).toMatchObject({
      status: 404,
      code: 'document-has-no-page',
    })
  })

  test('a draft with hundreds of blocks is set, one with too many or with unknown fields is refused', async () => {
    const body = Array.from({ length: 400 }, (_, at) => ({
      kind: 'point',
      number: String(at + 1),
      text: 'Giao các đơn vị thực hiện. '.repeat(20),
    }))
    const many = draftOf()
    const { id } = (await send('/api/documents/drafts', { ...many, content: { ...many.content, body } })).json()
    expect((await get(`/api/documents/${id}/draft.pdf`)).rawPayload.length).toBeGreaterThan(100_000)
    expect(
      (await send('/api/documents/drafts', { ...many, content: { ...many.content, body: [...body, body[0]] } })).statusCode,
    ).toBe(400)
    expect((await send('/api/documents/drafts', { ...many, content: { ...many.content, number: '1' } })).statusCode).toBe(400)
  })
})

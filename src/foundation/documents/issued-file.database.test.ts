import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import type { Fetch } from '../../platform/http/client.ts'
import { verifyDocument } from '../audit/outside/verify.mjs'
import { readPdfText } from './reading/pdf-text.ts'

let t: TestServer
let officer: Fetch
let signer: Fetch
let reviewer: Fetch
let clerk: Fetch
const keep = mkdtempSync(join(tmpdir(), 'khien-keep-'))
beforeAll(async () => {
  t = await testServer()
  officer = await t.signIn([{ role: 'health-officer', unitPath: 'vn' }])
  signer = await t.signIn([{ role: 'health-signer', unitPath: 'vn' }])
  clerk = await t.signIn([{ role: 'records-clerk', unitPath: 'vn' }])
  reviewer = await t.signIn([{ role: 'health-officer', unitPath: 'vn' }])
  await send(clerk, 'PUT', '/api/documents/outgoing-registers', { book: 'vn/o-bo-y-te', signsHere: true, lastNumbers: [] })
})
afterAll(async () => {
  await t.close()
  rmSync(keep, { recursive: true, force: true })
})

let keys = 0
async function send(who: Fetch, method: string, url: string, body?: object) {
  const headers = { 'content-type': 'application/json', 'idempotency-key': `issued-file-test-key-${++keys}` }
  const answer = await who(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
  return answer.json()
}
const bytesOf = async (url: string) => Buffer.from(await (await officer(url, { method: 'GET' })).arrayBuffer())

async function issuedDocument(): Promise<string> {
  const content = {
    type: 'decision',
    issuer: 'Bộ Y tế',
    notation: 'QĐ-BYT',
    place: 'Hà Nội',
    subject: 'Về việc ban hành hướng dẫn khai báo y tế',
    authority: 'Bộ trưởng Bộ Y tế',
    body: [
      { kind: 'ground', text: 'Căn cứ Luật Phòng, chống bệnh truyền nhiễm;' },
      { kind: 'ruling', text: 'QUYẾT ĐỊNH:' },
      { kind: 'article', number: '1', text: 'Quyết định này có hiệu lực kể từ ngày ký.' },
    ],
    signer: { titles: ['Bộ trưởng'], name: 'Cán bộ 2' },
    recipients: ['Bộ trưởng (để báo cáo)', 'Lưu: VT'],
  }
  const draft = { unitPath: 'vn', issuerOrganisationId: 'bo-y-te', issuerLevel: 'ministry', content }
  const { id } = await send(officer, 'POST', '/api/documents/drafts', draft)
  for (const [who, kind, command] of [
    [officer, 'draft', 'submit'],
    [reviewer, 'review', 'approve-content'],
    [clerk, 'clerk', 'approve-format'],
    [signer, 'signer', 'sign'],
    [clerk, 'clerk', 'number'],
    [clerk, 'clerk', 'seal'],
    [clerk, 'clerk', 'issue'],
  ] as const) {
    const { version } = (await send(officer, 'GET', `/api/documents/${id}/outgoing`)).way
    const after = await send(who, 'POST', `/api/documents/${id}/outgoing/${kind}-steps`, { command, version, reason: null })
    expect(after, command).toHaveProperty('state')
  }
  return id
}

test('an issued file comes with a slip of its own that says how to check it; the official page carries nothing of it', async () => {
  const id = await issuedDocument()
  const file = await bytesOf(`/api/documents/${id}/file`)
  const sha256 = createHash('sha256').update(file).digest('hex')
  expect((await send(officer, 'GET', `/api/documents/${id}/signatures`)).files).toMatchObject([{ sha256, isPublished: true }])

  const slip = (await readPdfText(await bytesOf(`/api/documents/${id}/verification-slip.pdf`))).text.replace(/[\s\u200b]/g, '')
  const seen = await verifyDocument(t.address, file, keep)
  for (const said of [
    sha256,
    seen.root,
    seen.publicKey,
    `${seen.document.seq + 1}/${seen.size}`,
    '1/QĐ-BYT',
    `/transparency/documents/${sha256}`,
  ])
    expect(slip).toContain(said)
  expect(slip).toContain('CHỨNGTHƯTHỬNGHIỆM')
  expect(slip).toContain('Phiếunàykhôngphảilàvănbản')

  const page = (await readPdfText(file)).text
  expect(page).toContain('QUYẾT ĐỊNH')
  expect(page).not.toMatch(/xác thực|SHA-256|nhật ký/i)
  const altered = Buffer.from(file)
  altered[altered.length - 20] = (altered[altered.length - 20] ?? 0) ^ 1
  await expect(verifyDocument(t.address, altered, keep)).rejects.toThrow('knows no document')
})

test('what was not issued has no slip, and nobody outside its reach gets one', async () => {
  const content = {
    type: 'plan',
    issuer: 'Bộ Y tế',
    place: 'Hà Nội',
    subject: 'Kế hoạch thử',
    body: [{ kind: 'paragraph', text: 'Một.' }],
    signer: {},
  }
  const { id } = await send(officer, 'POST', '/api/documents/drafts', { unitPath: 'vn', issuerLevel: 'ministry', content })
  expect(await send(officer, 'GET', `/api/documents/${id}/verification-slip.pdf`)).toMatchObject({ code: 'document-has-no-file' })
  const commune = await t.signIn([{ role: 'commune-officer', unitPath: 'vn/30' }])
  expect(await send(commune, 'GET', `/api/documents/${id}/verification-slip.pdf`)).toMatchObject({ code: 'not-found' })
})

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import type { Fetch } from '../../platform/http/client.ts'
import { alone, contents } from './actions/signing-desk.fixture.ts'
import type { Provision } from './provision.ts'

let t: TestServer
let officer: Fetch
let signer: Fetch
let otherSigner: Fetch
let reviewer: Fetch
let clerk: Fetch
beforeAll(async () => {
  t = await testServer()
  officer = await t.signIn([{ role: 'health-officer', unitPath: 'vn' }])
  signer = await t.signIn([{ role: 'health-signer', unitPath: 'vn' }])
  clerk = await t.signIn([{ role: 'records-clerk', unitPath: 'vn' }])
  otherSigner = await t.signIn([{ role: 'health-signer', unitPath: 'vn' }])
  reviewer = await t.signIn([{ role: 'health-officer', unitPath: 'vn' }])
  await put(clerk, '/api/documents/outgoing-registers', { book: 'vn/o-bo-y-te', signsHere: true, lastNumbers: [] })
})
afterAll(() => t.close())

let keys = 0
async function ask(who: Fetch, method: string, url: string, body?: object) {
  const headers = { 'content-type': 'application/json', 'idempotency-key': `signed-here-test-key-${++keys}` }
  const answer = await who(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
  return { status: answer.status, body: await answer.json() }
}
const get = (who: Fetch, url: string) => ask(who, 'GET', url)
const put = (who: Fetch, url: string, body: object) => ask(who, 'PUT', url, body)
const post = (who: Fetch, url: string, body: object) => ask(who, 'POST', url, body)

const reason = { reasonVi: 'Cơ sở do quân đội quản lý nằm ngoài hệ thống y tế', reasonEn: null, documentId: null }
const written = (provisions: readonly Provision[]) => ({
  form: 'decision',
  subjectVi: 'Về việc sử dụng ứng dụng khai báo y tế',
  subjectEn: null,
  solutionIds: [],
  provisions,
})
/** A draft with its page: the accounts of this test are called “Cán bộ 1”, “Cán bộ 2” … */
async function draftWithPage(provisions: readonly Provision[]) {
  const created = await post(officer, '/api/directives', { ...written(provisions), fromReferralId: null })
  const { id } = created.body
  const page = await post(officer, `/api/directives/${id}/document`, {
    version: 1,
    recommendTo: null,
    reasonVi: null,
    signerName: 'Cán bộ 2',
  })
  return { id, documentId: page.body.documentId as string }
}
const state = (id: string, more: object = {}, who = signer) =>
  post(who, `/api/directives/${id}/signing`, { version: 1, ends: [], recommendation: null, ...more })
const takers = { draft: () => officer, review: () => reviewer, clerk: () => clerk, signer: () => signer }
async function step(documentId: string, kind: keyof typeof takers, command: string, who = takers[kind]()) {
  const version = (await get(officer, `/api/documents/${documentId}/outgoing`)).body.way.version
  return post(who, `/api/documents/${documentId}/outgoing/${kind}-steps`, { command, version, reason: null })
}
async function toSignature(documentId: string) {
  for (const [kind, command] of [
    ['draft', 'submit'],
    ['review', 'approve-content'],
    ['clerk', 'approve-format'],
  ] as const)
    expect((await step(documentId, kind, command)).body).toHaveProperty('state')
}
async function signAndSeal(documentId: string) {
  for (const [kind, command] of [
    ['signer', 'sign'],
    ['clerk', 'number'],
    ['clerk', 'seal'],
  ] as const)
    expect((await step(documentId, kind, command)).body).toHaveProperty('state')
}
const directive = async (id: string) => (await get(signer, `/api/directives/${id}`)).body

test('reviewed, signed, numbered, sealed and issued here, the document issues its directive; what is beyond goes up with it', async () => {
  const { id, documentId } = await draftWithPage(contents({}))
  expect((await directive(id)).signing).toEqual({ isStated: false, isMine: false })
  expect((await directive(id)).nextSteps).toContainEqual({ command: 'state-signing', whyNot: null })
  await toSignature(documentId)
  expect((await step(documentId, 'signer', 'sign')).body.code).toBe('contents-await-a-statement')
  expect((await state(id)).body.code).toBe('recommendation-needs-a-reason')
  expect((await state(id, { recommendation: reason })).body.signing).toEqual({ isStated: true, isMine: true })
  await signAndSeal(documentId)
  expect((await directive(id)).state, 'a number is not an issue yet').toBe('drafted')
  expect(await step(documentId, 'clerk', 'issue')).toMatchObject({ status: 200, body: { state: 'issued' } })

  const issued = await directive(id)
  expect(issued).toMatchObject({ state: 'issued', issuedOn: '2021-05-25', document: { id: documentId }, signing: null })
  expect(issued.capacity.id).toBe('minister-of-health')
  expect(issued.referrals).toHaveLength(1)
  const { rows } = await sql<{ issued_by: string; signer: string; clerk: string }>`
    select d.issued_by, o.hands->>'signed' as signer, o.hands->>'numbered' as clerk
    from directives.directive d join documents.outgoing o on o.document_id = d.document_id where d.id = ${id}`.execute(
    t.database.read,
  )
  expect(rows[0]?.issued_by).toBe(rows[0]?.signer)
  expect(rows[0]?.signer).not.toBe(rows[0]?.clerk)
})

test('whoever states it signs it: another signer is asked to state it first', async () => {
  const { id, documentId } = await draftWithPage(alone('vn/01'))
  await toSignature(documentId)
  expect((await state(id, {}, otherSigner)).status).toBe(200)
  expect((await step(documentId, 'signer', 'sign')).body.code).toBe('contents-await-a-statement')
})

test('a page that no longer says what the draft says is signed by nobody, whichever of the two was changed', async () => {
  const rewritten = await draftWithPage(alone('vn/01'))
  await put(officer, `/api/directives/${rewritten.id}`, { ...written(alone('vn/02')), version: 1 })
  await toSignature(rewritten.documentId)
  expect((await step(rewritten.documentId, 'signer', 'sign')).body.code).toBe('page-is-not-of-these-contents')

  const altered = await draftWithPage(alone('vn/01'))
  await sql`
    update documents.document set content = jsonb_set(content, '{body,0,text}', '"Căn cứ một văn bản khác;"') where id = ${altered.documentId}`.execute(
    t.database.read,
  )
  expect((await state(altered.id)).status).toBe(200)
  await toSignature(altered.documentId)
  expect((await step(altered.documentId, 'signer', 'sign')).body.code).toBe('page-is-not-of-these-contents')

  // A leader's opinion put on the page afterwards is no word of the draft either.
  const conveying = await draftWithPage(alone('vn/01'))
  const words = { office: 'Phó Thủ tướng Chính phủ', name: 'Vũ Đức Đam', upon: null }
  await sql`
    update documents.document set content = jsonb_set(content, '{opinion}', ${JSON.stringify(words)}::jsonb) where id = ${conveying.documentId}`.execute(
    t.database.read,
  )
  expect((await state(conveying.id)).status).toBe(200)
  await toSignature(conveying.documentId)
  expect((await step(conveying.documentId, 'signer', 'sign')).body.code).toBe('page-is-not-of-these-contents')
})

test('what is beyond authority is not even prepared, and what meets a directive that came meanwhile is not signed', async () => {
  const beyond = await draftWithPage([...alone('vn/01'), ...contents({}, '4')])
  await put(officer, `/api/directives/${beyond.id}`, { ...written(contents({}, '4')), version: 1 })
  expect((await state(beyond.id, { version: 2 })).body.code).toBe('page-does-not-go-out-here')

  const measured = contents(
    { territory: ['vn/30'], measureId: 'camera-connected', audience: { kind: 'venue', runBy: null } },
    '1',
  )
  const [first, second] = [await draftWithPage(measured), await draftWithPage(measured)]
  for (const { id, documentId } of [first, second]) {
    expect((await state(id)).status).toBe(200)
    await toSignature(documentId)
  }
  await signAndSeal(first.documentId)
  expect((await step(first.documentId, 'clerk', 'issue')).status).toBe(200)
  const refused = await step(second.documentId, 'signer', 'sign')
  expect(refused.body.code).toBe('meets-a-directive-in-force')
  const { way } = (await get(signer, `/api/documents/${second.documentId}/outgoing`)).body
  expect(way.steps).toContainEqual({ command: 'sign', whyNot: 'contents-may-not-be-signed', needsReason: false })
  expect((await directive(second.id)).state).toBe('drafted')
})

test('a directive that was changed between signature and issue is not issued, and neither is its document', async () => {
  const { id, documentId } = await draftWithPage(alone('vn/01'))
  await state(id)
  await toSignature(documentId)
  await signAndSeal(documentId)
  await put(officer, `/api/directives/${id}`, { ...written(alone('vn/02')), version: 1 })
  expect((await step(documentId, 'clerk', 'issue')).body.code).toBe('page-is-not-of-these-contents')
  expect((await get(officer, `/api/documents/${documentId}/outgoing`)).body.way.state).toBe('sealed')
})

test('where the agency signs elsewhere, nothing is prepared here', async () => {
  await put(clerk, '/api/documents/outgoing-registers', { book: 'vn/o-bo-y-te', signsHere: false, lastNumbers: [] })
  const { id } = await draftWithPage(alone('vn/01'))
  expect((await directive(id)).signing).toBeNull()
  expect((await state(id)).body.code).toBe('page-does-not-go-out-here')
  await put(clerk, '/api/documents/outgoing-registers', { book: 'vn/o-bo-y-te', signsHere: true, lastNumbers: [] })
})

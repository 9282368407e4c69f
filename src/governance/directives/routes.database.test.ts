import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { matrix, type Role } from '../../foundation/access/matrix.ts'
import { en as auditEn } from '../../foundation/audit/messages.en.ts'
import { vi as auditVi } from '../../foundation/audit/messages.vi.ts'
import { en as placesEn } from '../../foundation/places/messages.en.ts'
import { vi as placesVi } from '../../foundation/places/messages.vi.ts'
import type { Actor } from '../../platform/http/mount.ts'
import { createServer } from '../../platform/http/server.ts'
import { en as platformEn } from '../../platform/messages.en.ts'
import { joinCatalogues } from '../../platform/messages.ts'
import { vi as platformVi } from '../../platform/messages.vi.ts'
import { alone, contents, hooks, openSigningDesk, type SigningDesk } from './actions/signing-desk.fixture.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'
import { directivesRoutes } from './routes.ts'

const words = joinCatalogues([
  { vi: platformVi, en: platformEn },
  { vi: placesVi, en: placesEn },
  { vi: auditVi, en: auditEn },
  { vi, en },
])

/** Who asks is written into a header; roles and their permissions are those of the real matrix. */
function actorOf(role: string, unitPath: string): Actor {
  const permissions: Readonly<Record<string, readonly Role[]>> = matrix
  return {
    id: `${role}@${unitPath}`,
    displayName: role,
    scopesOf: (permission) => (permissions[permission]?.some((one) => one === role) ? [unitPath] : []),
  }
}

let desk: SigningDesk
let app: FastifyInstance
beforeAll(async () => {
  desk = await openSigningDesk()
  app = await createServer(
    desk.house,
    directivesRoutes(hooks),
    {
      authenticate: async (request) => {
        const [role = '', unitPath = 'vn'] = String(request.headers['x-role'] ?? '').split('@')
        return role === '' ? null : actorOf(role, unitPath)
      },
    },
    words,
  )
})
afterAll(async () => {
  await app.close()
  await desk.close()
})

let keys = 0
const ask = async (
  role: string,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  body?: object,
  key = `key-number-${++keys}-of-this-test`,
) => {
  const response = await app.inject({
    method,
    url,
    headers: { 'x-role': role, 'idempotency-key': key },
    ...(body ? { payload: body } : {}),
  })
  return { status: response.statusCode, body: response.json() }
}
const written = (provisions: object[]) => ({
  form: 'decision',
  subjectVi: 'Sử dụng ứng dụng khai báo y tế',
  subjectEn: 'Use of the applications',
  solutionIds: [],
  provisions,
})
const begun = (provisions: object[]) => provisions.map((one) => ({ ...one, fromOn: '2021-05-25' }))

test('officer drafts, checks and writes the page; signer issues; secretary finds the recommendation and records the Committee’s letter', async () => {
  const created = await ask('health-officer', 'POST', '/api/directives', {
    ...written(begun(contents({}))),
    fromReferralId: null,
  })
  expect(created.status).toBe(200)
  const id = created.body.id
  const shown = created.body
  expect(shown.provisions[3].authority.basis.en).toContain('army')
  expect(shown.provisions[3].territoryNames[0].vi).toBe('Trên phạm vi cả nước')
  expect(shown.nextSteps).toContainEqual({ command: 'issue', whyNot: 'not-your-permission' })
  expect((await ask('health-officer', 'POST', `/api/directives/${id}/check`, { version: 1 })).status).toBe(200)
  const page = await ask('health-officer', 'POST', `/api/directives/${id}/document`, {
    version: 1,
    recommendTo: null,
    reasonVi: null,
  })
  const submission = await ask('health-officer', 'POST', `/api/directives/${id}/document`, {
    version: 1,
    recommendTo: 'steering-authority',
    reasonVi: 'Kể cả cơ sở do quân đội quản lý',
  })
  const withPages = await ask('health-officer', 'GET', `/api/directives/${id}`)
  expect(withPages.body.page).toMatchObject({ id: page.body.documentId })
  expect(withPages.body.submissions).toMatchObject([{ id: submission.body.documentId }])

  const { rows: pages } = await sql<{
    content: { notation: string; body: { kind: string; text: string }[]; recipients: string[] }
  }>`
    select content from documents.document where id = ${page.body.documentId}`.execute(desk.read)
  const content = pages[0]?.content
  expect(content?.notation).toBe('QĐ-BYT')
  expect(content?.body.filter(({ kind }) => kind === 'ground').at(-1)?.text).toContain('Công văn số 3440/VPCP-KGVX')
  expect(JSON.stringify(content?.body)).not.toMatch(/2666|4403/)
  expect(content?.body.filter(({ kind }) => kind === 'article')).toHaveLength(5)
  expect(content?.recipients).toContain('Bộ Thông tin và Truyền thông (để phối hợp)')

  const documentId = await desk.signed('bo-y-te', '2021-05-25')
  const reason = { reasonVi: 'Kể cả cơ sở do quân đội quản lý', reasonEn: null, documentId: submission.body.documentId }
  const issue = { version: 1, documentId, capacityId: 'minister-of-health', ends: [], recommendation: reason }
  expect((await ask('health-officer', 'POST', `/api/directives/${id}/issue`, issue)).status).toBe(403)
  const issued = await ask('health-signer', 'POST', `/api/directives/${id}/issue`, issue)
  expect(issued.status).toBe(200)
  expect(issued.body).toMatchObject({ state: 'issued', provisionCount: 3, referredCount: 1, extent: 'in-force' })

  const list = await ask('steering-secretary', 'GET', '/api/referrals?state=recommended')
  expect(list.body.rows).toHaveLength(1)
  const referral = list.body.rows[0]
  expect(referral.nextSteps.map((step: { command: string; whyNot: unknown }) => [step.command, step.whyNot])).toEqual([
    ['issue-by-higher', null],
    ['approve', null],
    ['approve-with-changes', null],
    ['authorise', null],
    ['defer', null],
    ['return', null],
    ['refuse', null],
  ])
  const letter = await desk.signed('ban-chi-dao-quoc-gia', '2021-05-25')
  const decision = {
    outcome: 'issued-by-higher',
    version: 1,
    documentId: letter,
    capacityId: 'standing-deputy-head-of-steering-committee',
    form: 'official-letter',
    subjectVi: 'Lắp đặt camera tại các cơ sở cách ly tập trung',
    subjectEn: null,
    provisions: null,
  }
  expect((await ask('health-signer', 'POST', `/api/referrals/${referral.id}/decision`, decision)).status).toBe(403)
  const decided = await ask('steering-secretary', 'POST', `/api/referrals/${referral.id}/decision`, decision)
  expect(decided.body).toMatchObject({ state: 'issued-by-higher', resultingDirectiveId: expect.any(String) })
  const directives = await ask('provincial-officer@vn/30', 'GET', '/api/directives')
  expect(directives.body.rows.map((row: { issuer: { role: string } }) => row.issuer.role)).toEqual([
    'steering-authority',
    'health-authority',
  ])
  expect(directives.body.rows[1]).toMatchObject({ referredCount: 0 })
  expect((await ask('provincial-officer@vn/30', 'GET', '/api/referrals')).body.rows).toEqual([])
  const cascade = await ask('provincial-officer@vn/30', 'GET', `/api/directives/${id}/cascade`)
  expect(cascade.body.rows).toMatchObject([{ provincePath: 'vn/30', document: null, daysAfter: null }])
  const capacities = await ask('steering-secretary', 'GET', '/api/directive-capacities')
  expect(capacities.body.rows.map((row: { id: string }) => row.id)).toContain('standing-deputy-head-of-steering-committee')
})

test('a draft sent again after a lost reply is one draft, and a signature sent again is one signature', async () => {
  const body = { ...written(begun(alone('vn/31'))), fromReferralId: null }
  const first = await ask('health-officer', 'POST', '/api/directives', body, 'the-same-key-of-one-draft')
  const again = await ask('health-officer', 'POST', '/api/directives', body, 'the-same-key-of-one-draft')
  expect(again.body.id).toBe(first.body.id)
  const issue = {
    version: 1,
    documentId: await desk.signed('bo-y-te', '2021-05-25'),
    capacityId: 'minister-of-health',
    ends: [],
    recommendation: null,
  }
  const url = `/api/directives/${first.body.id}/issue`
  const both = await Promise.all([1, 2].map(() => ask('health-signer', 'POST', url, issue, 'the-same-key-of-a-signature')))
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect(both[1]?.body).toEqual(both[0]?.body)
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from platform.outbox where event = 'directive.issued' and payload ->> 'directiveId' = ${first.body.id}`.execute(
    desk.read,
  )
  expect(rows[0]?.count).toBe(1)
})

test('two officers edit one draft: the second is told in their language that somebody was quicker, and nothing is lost', async () => {
  const { body } = await ask('health-officer', 'POST', '/api/directives', { ...written(alone('vn/33')), fromReferralId: null })
  const edit = { ...written(alone('vn/33')), version: 1 }
  expect(
    (await ask('health-officer', 'PUT', `/api/directives/${body.id}`, { ...edit, subjectVi: 'Người thứ nhất sửa' })).status,
  ).toBe(200)
  const second = await ask('health-officer', 'PUT', `/api/directives/${body.id}`, { ...edit, subjectVi: 'Người thứ hai sửa' })
  expect(second).toMatchObject({ status: 409, body: { code: 'somebody-was-quicker' } })
  expect(second.body.current).toMatchObject({
    version: 2,
    state: { vi: 'Đang dự thảo' },
    since: [{ what: { vi: 'Sửa dự thảo văn bản chỉ đạo' }, who: 'health-officer', to: { vi: 'Đang dự thảo' } }],
    changed: [
      { what: { vi: 'Trích yếu' }, of: null, before: { vi: written([]).subjectVi }, after: { vi: 'Người thứ nhất sửa' } },
    ],
  })
  expect((await ask('health-officer', 'GET', `/api/directives/${body.id}`)).body.subjectVi).toBe('Người thứ nhất sửa')
})

test('who is slower with a draft sees which content came to say what, word for word, and which became voluntary', async () => {
  const { body } = await ask('health-officer', 'POST', '/api/directives', { ...written(alone('vn/33')), fromReferralId: null })
  const [first] = alone('vn/33')
  const softer = [{ ...first, textVi: 'Nội dung viết lại', force: 'recommended' }]
  const edit = { ...written(alone('vn/33')), version: 1 }
  await ask('health-officer', 'PUT', `/api/directives/${body.id}`, { ...edit, provisions: softer })
  await ask('health-officer', 'PUT', `/api/directives/${body.id}`, {
    ...edit,
    version: 2,
    provisions: softer,
    subjectVi: 'Trích yếu khác',
  })
  const slow = await ask('health-officer', 'PUT', `/api/directives/${body.id}`, { ...edit, subjectVi: 'Bản của người chậm' })
  expect(slow.body.current.since).toHaveLength(2)
  expect(slow.body.current.changed).toMatchObject([
    { what: { vi: 'Trích yếu' }, of: null, after: { vi: 'Trích yếu khác' } },
    { what: { vi: 'Nội dung' }, of: first?.code, before: { vi: first?.textVi }, after: { vi: 'Nội dung viết lại' } },
    { what: { vi: 'Mức áp dụng' }, of: first?.code, before: { vi: 'Bắt buộc áp dụng' }, after: { en: 'Recommended' } },
  ])
})

test('a refusal names the contents and says what to do, in both languages', async () => {
  const { body } = await ask('health-officer', 'POST', '/api/directives', {
    ...written(begun(contents({ territory: ['vn/34'] }, '4'))),
    fromReferralId: null,
  })
  const issue = {
    version: 1,
    documentId: await desk.signed('bo-y-te', '2021-05-25'),
    capacityId: 'minister-of-health',
    ends: [],
    recommendation: null,
  }
  const refused = await ask('health-signer', 'POST', `/api/directives/${body.id}/issue`, issue)
  expect(refused).toMatchObject({ status: 422, body: { code: 'nothing-is-within-authority' } })
  expect(refused.body.messages.vi).toContain('kiến nghị cấp trên')
  expect(refused.body.messages.en).toContain('higher body')
})

test('strangers and people of another place find nothing', async () => {
  const { body } = await ask('health-officer', 'POST', '/api/directives', { ...written(alone('vn/35')), fromReferralId: null })
  expect((await ask('', 'GET', '/api/directives')).status).toBe(401)
  expect((await ask('vendor', 'GET', '/api/directives')).status).toBe(403)
  expect((await ask('commune-officer@vn/30', 'GET', `/api/directives/${body.id}`)).status).toBe(404)
  expect(
    (await ask('provincial-officer@vn/30', 'POST', '/api/directives', { ...written([]), fromReferralId: null })).status,
  ).toBe(403)
  expect(
    (await ask('health-officer', 'POST', '/api/directives', { ...written([]), fromReferralId: null, surprise: true })).status,
  ).toBe(400)
})

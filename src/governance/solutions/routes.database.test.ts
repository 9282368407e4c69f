import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { openRenderer } from '../../foundation/documents/layout/renderer.ts'
import { en as placesEn } from '../../foundation/places/messages.en.ts'
import { vi as placesVi } from '../../foundation/places/messages.vi.ts'
import { call } from '../../platform/http/client.ts'
import type { Actor } from '../../platform/http/mount.ts'
import { createServer } from '../../platform/http/server.ts'
import { en as platformEn } from '../../platform/messages.en.ts'
import { joinCatalogues } from '../../platform/messages.ts'
import { vi as platformVi } from '../../platform/messages.vi.ts'
import { healthDeclaration, people, recordedDocuments, registeredVendor } from './actions/fixture.ts'
import * as contract from './contract.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'
import { solutionsRoutes } from './routes.ts'

let t: TestDatabase
const printer = openRenderer()
let app: Awaited<ReturnType<typeof createServer>>
const actors = new Map<string, Actor>(Object.values(people).map((one) => [one.id, one]))
const catalogue = joinCatalogues([
  { vi: platformVi, en: platformEn },
  { vi: placesVi, en: placesEn },
  { vi, en },
])

beforeAll(async () => {
  t = await testDatabase()
  const vendor = await t.database.transaction((tx) => registeredVendor(tx, 'cong-ty-a'))
  await t.database.transaction((tx) => recordedDocuments(tx, ['d-597']))
  actors.set('vendor', vendor)
  // Signing in is another room's matter: here the request says whose it is.
  const authenticate = async (request: { headers: Record<string, unknown> }) =>
    actors.get(String(request.headers['x-account'])) ?? null
  app = await createServer(
    t.house,
    solutionsRoutes(t.house, { isMeasure: (id) => id === 'known', printer }),
    { authenticate },
    catalogue,
  )
  await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await printer.close()
  await app.close()
  await t.close()
})

const as = (accountId: string) => (url: string, init: RequestInit) => {
  const headers = { ...Object.fromEntries(new Headers(init.headers)), 'x-account': accountId }
  return fetch(new URL(url, app.listeningOrigin), { ...init, headers })
}
const assigning = { ...healthDeclaration, capabilities: [...healthDeclaration.capabilities], assigningDocumentId: 'd-597' }

test('over HTTP, an assignment is entered, read and taken on; each reply fits its contract', async () => {
  const { id, version } = await call(contract.assignSolution, { body: assigning }, as('steering'))
  await call(
    contract.beginCompleting,
    { params: { solutionId: id }, body: { version, dueOn: '2021-06-12' } },
    as('technology-officer'),
  )
  const shown = await call(contract.readSolution, { params: { solutionId: id } }, as('province-30'))
  expect(shown).toMatchObject({ state: 'completing', waitsFor: ['technology'], assignment: { dueOn: '2021-06-12', version: 2 } })
  const { rows } = await call(
    contract.listSolutions,
    { query: { search: 'khai bao', applicable: 'false' } },
    as('health-officer'),
  )
  expect(rows.map((row) => row.id)).toEqual([id])
})

test('a request sent again after a lost reply gets the first answer and does nothing twice', async () => {
  const key = 'mot-khoa-cho-mot-y-dinh-1'
  const body = { category: 'no-tool', words: 'Không có công cụ' } as const
  const first = await call(contract.reportDifficulty, { body, key }, as('commune'))
  const second = await call(contract.reportDifficulty, { body, key }, as('commune'))
  expect(second).toEqual(first)
  const { rows } = await call(contract.listMyDifficulties, {}, as('commune'))
  expect(rows).toHaveLength(1)
  expect(rows[0]?.metOnPage).toBeNull()
  const again = {
    params: { difficultyId: first.id },
    body: { version: 1, reason: 'Đã có hướng dẫn' },
    key: 'mot-khoa-cho-mot-y-dinh-2',
  }
  const aside = await call(contract.setDifficultyAside, again, as('health-officer'))
  expect(await call(contract.setDifficultyAside, again, as('health-officer'))).toEqual(aside)
})

test('a difficulty told from a page says which page it was, by its name and nothing that stood on it', async () => {
  const told = { category: 'tool-does-not-work', metOnPage: 'venues' } as const
  const { id } = await call(contract.reportDifficulty, { body: told }, as('commune'))
  const { rows } = await call(contract.listMyDifficulties, {}, as('commune'))
  expect(rows.find((row) => row.id === id)).toMatchObject({ words: '', metOnPage: 'venues' })
  const spied = { category: 'other', metOnPage: '/venues?search=0912345678' } as const
  await expect(call(contract.reportDifficulty, { body: spied }, as('commune'))).rejects.toMatchObject({
    problem: { code: 'input-does-not-fit' },
  })
})

test('who holds no permission, or reads with an old version, is told so in both languages', async () => {
  const { id, version } = await call(contract.assignSolution, { body: assigning }, as('steering'))
  const begin = (account: string, at: number) =>
    call(contract.beginCompleting, { params: { solutionId: id }, body: { version: at } }, as(account))
  await expect(begin('health-officer', version)).rejects.toMatchObject({ problem: { code: 'not-your-permission', status: 403 } })
  await begin('technology-officer', version)
  const stale = await begin('technology-officer', version).catch((refused: unknown) => refused)
  expect(stale).toMatchObject({ problem: { code: 'somebody-was-quicker', status: 409 } })
  const early = await call(
    contract.acceptHandover,
    { params: { solutionId: id }, body: { version: 2 } },
    as('health-signer'),
  ).catch((refused: unknown) => refused)
  expect(early).toMatchObject({
    problem: { code: 'not-possible-in-this-state', messages: { vi: platformVi['refusal.not-possible-in-this-state'] } },
  })
})

test('a command with a field it does not know is refused at the door', async () => {
  const response = await as('steering')('/api/assignments', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'mot-khoa-cho-mot-y-dinh-3' },
    body: JSON.stringify({ ...assigning, state: 'handed-over' }),
  })
  expect(response.status).toBe(400)
})

test('a company proposes, both ministries answer, and an opinion must be of one of the three kinds', async () => {
  const content = {
    kind: 'built',
    name: 'Mã QR dùng chung',
    capabilities: ['personal-qr'],
    evidence: 'Đã chạy thử',
    privacySummary: 'Không lưu họ tên',
  } as const
  const { id, version } = await call(
    contract.submitProposal,
    { body: { content: { ...content, capabilities: [...content.capabilities] } } },
    as('vendor'),
  )
  const params = { solutionId: id }
  const opened = await call(
    contract.openConsultation,
    { params, body: { version, question: 'Có thống nhất không?' } },
    as('technology-officer'),
  )
  const { proposal } = await call(contract.readSolution, { params }, as('vendor'))
  const contentHash = proposal?.contentHash ?? ''
  const reason = 'Chưa rõ nơi lưu dữ liệu'
  const letter = (number: string, notation: string) => ({ given: 'recorded', number, notation, issuedOn: '2021-05-25' }) as const
  const no = await call(
    contract.giveOpinionForHealth,
    {
      params,
      body: { version: opened.version, contentHash, verdict: 'not-yet-agreed', reason, letter: letter('902', 'BYT-CNTT') },
    },
    as('health-signer'),
  )
  const yes = await call(
    contract.giveOpinionForTechnology,
    { params, body: { version: no.version, contentHash, verdict: 'agree', letter: letter('1801', 'BTTTT-THH') } },
    as('technology-signer'),
  )
  expect(yes.state).toBe('not-agreed')
  const seen = await call(contract.readSolution, { params }, as('vendor'))
  expect(seen.proposal?.opinions[0]).toMatchObject({ side: 'health', reason })
  const silent = {
    version: yes.version,
    contentHash,
    verdict: 'agree-with-conditions',
    letter: letter('903', 'BYT-CNTT'),
  } as const
  await expect(
    call(
      contract.giveOpinionForTechnology,
      { params, body: { version: yes.version, contentHash, verdict: 'agree', letter: letter('904', 'BYT-CNTT') } },
      as('health-signer'),
    ),
  ).rejects.toMatchObject({ problem: { code: 'not-your-permission' } })
  await expect(
    call(contract.giveOpinionForHealth, { params, body: { ...silent, conditions: [] } }, as('health-signer')),
  ).rejects.toMatchObject({ problem: { code: 'input-does-not-fit' } })
})

test('before something is built, what already does the same is shown', async () => {
  const { rows } = await call(contract.listOverlaps, { query: { capabilities: 'health-declaration,risk-map' } }, as('vendor'))
  expect(rows).toEqual([])
  await expect(call(contract.listOverlaps, { query: { capabilities: 'flying' } }, as('vendor'))).rejects.toMatchObject({
    problem: { code: 'input-does-not-fit' },
  })
})

test('from a difficulty to a requirement, over HTTP', async () => {
  const { id } = await call(contract.reportDifficulty, { body: { category: 'systems-not-connected' } }, as('province-30'))
  expect((await call(contract.countWaitingDifficulties, {}, as('health-officer'))).rows).toContainEqual({
    category: 'systems-not-connected',
    count: 1,
  })
  const stated = await call(
    contract.stateProblem,
    { body: { title: 'Chưa liên thông', grounds: 'Các địa phương phản ánh', difficultyIds: [id] } },
    as('health-officer'),
  )
  const requirement = {
    title: 'Liên thông',
    demand: 'Đọc được mã chung',
    comparison: 'at-least',
    target: 1,
    unit: 'hệ thống',
    sufferers: 'Người dân và cán bộ cơ sở',
    legalBasis: '3440/VPCP-KGVX',
    dataClass: 'none',
    capability: 'reporting',
  } as const
  const params = { problemId: stated.id }
  await expect(
    call(
      contract.stateRequirement,
      { params, body: { version: stated.version, measureId: 'unknown', ...requirement } },
      as('health-officer'),
    ),
  ).rejects.toMatchObject({ problem: { code: 'measure-is-not-in-the-catalogue' } })
  const made = await call(
    contract.stateRequirement,
    { params, body: { version: stated.version, measureId: 'known', ...requirement } },
    as('health-officer'),
  )
  expect(await call(contract.readRequirement, { params: { requirementId: made.id } }, as('commune'))).toMatchObject({
    state: 'stated',
    waitsFor: ['technology'],
  })
  expect((await call(contract.listProblems, {}, as('vendor'))).rows).toEqual([])
})

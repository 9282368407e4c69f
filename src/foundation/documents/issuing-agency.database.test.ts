import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import type { Fetch } from '../../platform/http/client.ts'
import type { Role } from '../access/public.ts'
import { outgoingStates } from './outgoing.ts'

type Who =
  | 'healthOfficer'
  | 'healthSigner'
  | 'technologyOfficer'
  | 'technologySigner'
  | 'secretary'
  | 'clerk'
  | 'healthReviewer'
  | 'otherSecretary'
const roles: Readonly<Record<Who, Role>> = {
  healthOfficer: 'health-officer',
  healthSigner: 'health-signer',
  technologyOfficer: 'technology-officer',
  technologySigner: 'technology-signer',
  secretary: 'steering-secretary',
  clerk: 'records-clerk',
  healthReviewer: 'health-officer',
  otherSecretary: 'steering-secretary',
}
const everybody = [
  'healthOfficer',
  'healthSigner',
  'technologyOfficer',
  'technologySigner',
  'secretary',
  'clerk',
  'healthReviewer',
  'otherSecretary',
] as const
let t: TestServer
const accounts = new Map<Who, { fetch: Fetch; name: string }>()
beforeAll(async () => {
  t = await testServer()
  for (const [at, who] of everybody.entries())
    accounts.set(who, { fetch: await t.signIn([{ role: roles[who], unitPath: 'vn' }]), name: `Cán bộ ${at + 1}` })
  for (const book of ['vn/o-bo-y-te', 'vn/o-ban-chi-dao-quoc-gia'])
    await ask('clerk', 'PUT', '/api/documents/outgoing-registers', { book, signsHere: true, lastNumbers: [] })
})
afterAll(() => t.close())

let keys = 0
async function ask(who: Who, method: string, url: string, body?: object) {
  const headers = { 'content-type': 'application/json', 'idempotency-key': `issuing-agency-test-${++keys}` }
  const answer = await accounts.get(who)?.fetch(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
  if (answer === undefined) throw new Error(`nobody is called ${who}`)
  return { status: answer.status, body: await answer.json() }
}
const agencies = {
  'bo-y-te': { name: 'Bộ Y tế', notation: 'BYT-CNTT', level: 'ministry' },
  'ban-chi-dao-quoc-gia': {
    name: 'Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19',
    notation: 'BCĐ-VP',
    level: 'steering-committee',
  },
} as const
type Agency = keyof typeof agencies
function letter(agency: Agency, signer: Who, listed = true) {
  const { name, notation, level } = agencies[agency]
  return {
    unitPath: 'vn',
    issuerOrganisationId: listed ? agency : null,
    issuerLevel: level,
    content: {
      type: 'official-letter',
      issuer: name,
      notation,
      place: 'Hà Nội',
      subject: 'V/v cài đặt ứng dụng khai báo y tế',
      addressees: ['Sở Y tế các tỉnh, thành phố'],
      body: [{ kind: 'paragraph', text: 'Đề nghị các đơn vị triển khai thực hiện.' }],
      signer: { titles: [agency === 'bo-y-te' ? 'Bộ trưởng' : 'Trưởng Ban'], name: accounts.get(signer)?.name ?? '' },
      recipients: ['Như trên', 'Lưu: VT, CNTT'],
    },
  }
}
async function draft(drafter: Who, agency: Agency, signer: Who): Promise<string> {
  return (await ask(drafter, 'POST', '/api/documents/drafts', letter(agency, signer))).body.id
}
const kinds = {
  submit: 'draft',
  cancel: 'draft',
  'approve-content': 'review',
  'approve-format': 'clerk',
  return: 'review',
  sign: 'signer',
  number: 'clerk',
  seal: 'clerk',
  issue: 'clerk',
  void: 'signer',
  recall: 'signer',
} as const
/** Answers the refusal's code, or the state that the step led to. */
async function step(id: string, who: Who, command: keyof typeof kinds): Promise<string> {
  const { way } = (await ask('clerk', 'GET', `/api/documents/${id}/outgoing`)).body
  const reason = ['cancel', 'return', 'void', 'recall'].includes(command) ? 'Ban hành nhầm' : null
  const body = { command, version: way.version, reason }
  const answer = await ask(who, 'POST', `/api/documents/${id}/outgoing/${kinds[command]}-steps`, body)
  return answer.body.code ?? answer.body.state
}
async function walk(id: string, ...steps: readonly (readonly [Who, keyof typeof kinds])[]) {
  for (const [who, command] of steps) expect(outgoingStates, `${who}: ${command}`).toContain(await step(id, who, command))
}
const toSignature = [
  ['healthOfficer', 'submit'],
  ['healthReviewer', 'approve-content'],
  ['clerk', 'approve-format'],
] as const
const toIssue = [...toSignature, ['healthSigner', 'sign'], ['clerk', 'number'], ['clerk', 'seal'], ['clerk', 'issue']] as const

test('an officer of one ministry neither sends another ministry’s letter on its way nor gives it up', async () => {
  const id = await draft('healthOfficer', 'bo-y-te', 'healthSigner')
  expect(await step(id, 'technologyOfficer', 'submit')).toBe('acts-for-another-agency')
  expect(await step(id, 'technologyOfficer', 'cancel')).toBe('acts-for-another-agency')
  const { way } = (await ask('technologyOfficer', 'GET', `/api/documents/${id}/outgoing`)).body
  expect(way.steps).toContainEqual({ command: 'submit', whyNot: 'acts-for-another-agency', needsReason: false })
})

test('an officer of one ministry does not even draft another ministry’s letter, whether its agency is chosen or only typed', async () => {
  for (const listed of [true, false]) {
    const answer = await ask('technologyOfficer', 'POST', '/api/documents/drafts', letter('bo-y-te', 'healthSigner', listed))
    expect(answer).toMatchObject({ status: 403, body: { code: 'acts-for-another-agency' } })
  }
  const own = await draft('healthOfficer', 'bo-y-te', 'healthSigner')
  const { content } = letter('bo-y-te', 'technologySigner')
  expect((await ask('technologyOfficer', 'PUT', `/api/documents/${own}/draft`, { version: 1, content })).body.code).toBe(
    'acts-for-another-agency',
  )
})

test('a page on which another agency is printed is not sent on its way', async () => {
  const { content } = letter('bo-y-te', 'healthSigner')
  const id = await draft('healthOfficer', 'bo-y-te', 'healthSigner')
  const rewritten = { version: 1, content: { ...content, issuer: 'Bộ Thông tin và Truyền thông' } }
  expect((await ask('healthOfficer', 'PUT', `/api/documents/${id}/draft`, rewritten)).status).toBe(200)
  expect(await step(id, 'healthOfficer', 'submit')).toBe('page-names-another-agency')
})

test('a leader of one ministry neither approves, signs, returns nor voids another ministry’s letter, though it bears that leader’s name', async () => {
  const id = await draft('healthOfficer', 'bo-y-te', 'technologySigner')
  await walk(id, ['healthOfficer', 'submit'])
  expect(await step(id, 'technologySigner', 'approve-content')).toBe('acts-for-another-agency')
  await walk(id, ['healthReviewer', 'approve-content'])
  expect(await step(id, 'clerk', 'approve-format'), 'nobody of the ministry carries that name').toBe(
    'nobody-signs-under-that-name',
  )
  const numbered = await draft('healthOfficer', 'bo-y-te', 'healthSigner')
  await walk(numbered, ...toSignature, ['healthSigner', 'sign'], ['clerk', 'number'])
  expect(await step(numbered, 'technologySigner', 'void')).toBe('acts-for-another-agency')
  expect(await step(numbered, 'healthSigner', 'void')).toBe('voided')
})

test('for the Steering Committee its secretary drafts and the head of its standing body signs; the secretary does not sign what they drafted', async () => {
  const own = await draft('secretary', 'ban-chi-dao-quoc-gia', 'secretary')
  await walk(own, ['secretary', 'submit'], ['healthSigner', 'approve-content'], ['clerk', 'approve-format'])
  expect(await step(own, 'secretary', 'sign')).toBe('whoever-drafts-does-not-sign')
  expect(await step(own, 'healthSigner', 'sign')).toBe('signature-block-names-somebody-else')
  const id = await draft('secretary', 'ban-chi-dao-quoc-gia', 'healthSigner')
  await walk(id, ['secretary', 'submit'])
  expect(await step(id, 'healthOfficer', 'approve-content')).toBe('acts-for-another-agency')
  expect(await step(id, 'healthSigner', 'approve-content')).toBe('named-signer-does-not-review')
  await walk(id, ['otherSecretary', 'approve-content'], ['clerk', 'approve-format'])
  expect(await step(id, 'healthSigner', 'sign')).toBe('signed')
})

test('whoever is to sign does not approve the content; whoever approved it does not sign, though the page comes to name them later', async () => {
  const id = await draft('healthOfficer', 'bo-y-te', 'healthSigner')
  await walk(id, ['healthOfficer', 'submit'])
  expect(await step(id, 'healthOfficer', 'approve-content')).toBe('drafter-does-not-review')
  expect(await step(id, 'healthSigner', 'approve-content')).toBe('named-signer-does-not-review')
  const { way } = (await ask('healthSigner', 'GET', `/api/documents/${id}/outgoing`)).body
  expect(way.steps).toContainEqual({ command: 'approve-content', whyNot: 'named-signer-does-not-review', needsReason: false })
  await walk(id, ['healthReviewer', 'approve-content'], ['clerk', 'approve-format'])
  await sql`update documents.outgoing set hands = hands || jsonb_build_object('reviewed', hands->>'named') where document_id = ${id}`.execute(
    t.database.read,
  )
  expect(await step(id, 'healthSigner', 'sign')).toBe('whoever-reviews-does-not-sign')
  const history = (await ask('clerk', 'GET', `/api/documents/${id}`)).body.history
  expect(history.some(({ what }: { what: string }) => what === 'steps-joined')).toBe(false)
})

test('where two hold roles one person may approve and sign, and the history and the audit log say so', async () => {
  const small = await testServer()
  const [clerk, secretary] = [
    await small.signIn([{ role: 'records-clerk', unitPath: 'vn' }]),
    await small.signIn([{ role: 'steering-secretary', unitPath: 'vn' }]),
  ]
  let sent = 0
  const send = async (who: Fetch, method: string, url: string, body?: object) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': `two-people-test-${++sent}` }
    return (await who(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })).json()
  }
  await send(clerk, 'PUT', '/api/documents/outgoing-registers', {
    book: 'vn/o-ban-chi-dao-quoc-gia',
    signsHere: true,
    lastNumbers: [],
  })
  const { content, ...rest } = letter('ban-chi-dao-quoc-gia', 'healthSigner')
  const own = { ...rest, content: { ...content, signer: { ...content.signer, name: 'Cán bộ 2' } } }
  const { id } = await send(secretary, 'POST', '/api/documents/drafts', own)
  for (const [who, command] of [
    [secretary, 'submit'],
    [secretary, 'approve-content'],
    [clerk, 'approve-format'],
    [secretary, 'sign'],
  ] as const) {
    const { version } = (await send(secretary, 'GET', `/api/documents/${id}/outgoing`)).way
    const url = `/api/documents/${id}/outgoing/${kinds[command]}-steps`
    expect(await send(who, 'POST', url, { command, version, reason: null }), command).toHaveProperty('state')
  }
  const { history } = await send(secretary, 'GET', `/api/documents/${id}`)
  const joined = history.filter(({ what }: { what: string }) => what === 'steps-joined')
  expect(joined).toHaveLength(2)
  expect(joined[1]).toMatchObject({ actorName: 'Cán bộ 2' })
  const { rows } = await sql<{ step: string; joined: string[] }>`
    select body->>'step' as step, body->'joined' as joined from audit.event where action = 'document.steps-joined' order by seq`.execute(
    small.database.read,
  )
  expect(rows.map(({ step, joined: pairs }) => [step, pairs])).toEqual([
    ['approve-content', ['drafted']],
    ['sign', ['drafted', 'reviewed']],
  ])
  await small.close()
})

test('whether an agency signs here, and who signs in whose place, is said by its own people or the central clerk, not by another ministry’s', async () => {
  const clerkElsewhere = await t.signIn([
    { role: 'records-clerk', unitPath: 'vn' },
    { role: 'technology-officer', unitPath: 'vn' },
  ])
  const province = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/30' }])
  const put = async (fetch: Fetch, book: string, signsHere: boolean) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': `books-of-others-${++keys}` }
    const body = JSON.stringify({ book, signsHere, lastNumbers: [] })
    const answer = await fetch('/api/documents/outgoing-registers', { method: 'PUT', headers, body })
    return { status: answer.status, code: (await answer.json()).code }
  }
  const another = { status: 403, code: 'acts-for-another-agency' }
  expect(await put(clerkElsewhere, 'vn/o-bo-y-te', false)).toEqual(another)
  expect((await put(province, 'vn/o-bo-y-te', false)).status).toBe(403)
  expect((await ask('technologyOfficer', 'PUT', '/api/documents/outgoing-registers', switched('vn/o-bo-y-te'))).status).toBe(403)
  expect((await ask('clerk', 'PUT', '/api/documents/outgoing-registers', switched('vn/30'))).body.code).toBe(another.code)
  expect((await put(clerkElsewhere, 'vn/o-bo-thong-tin-va-truyen-thong', true)).status).toBe(200)
  expect((await put(province, 'vn/30', true)).status).toBe(200)
  const { way } = (
    await ask('clerk', 'GET', `/api/documents/${await draft('healthOfficer', 'bo-y-te', 'healthSigner')}/outgoing`)
  ).body
  expect(way.signsHere, 'nobody switched it off').toBe(true)
})
const switched = (book: string) => ({ book, signsHere: true, lastNumbers: [] })

test('a letter signed here is recalled by its agency’s signer only, and the register offers no other door', async () => {
  const id = await draft('healthOfficer', 'bo-y-te', 'healthSigner')
  await walk(id, ...toIssue)
  for (const who of ['technologyOfficer', 'healthOfficer', 'clerk'] as const)
    expect(await ask(who, 'POST', `/api/documents/${id}/recall`, { reason: 'Ban hành nhầm' })).toMatchObject({
      status: 403,
      body: { code: 'recall-is-the-signers-step' },
    })
  expect(await step(id, 'technologySigner', 'recall')).toBe('acts-for-another-agency')
  expect(await step(id, 'healthSigner', 'recall')).toBe('recalled')
})

test('a letter signed elsewhere is recorded as recalled by whoever acts for its agency', async () => {
  const given = {
    type: 'official-letter',
    number: '4321',
    notation: 'BYT-DP',
    issuer: { name: 'Bộ Y tế', organisationId: 'bo-y-te' },
    issuerLevel: 'ministry',
    unitPath: 'vn',
    issuedOn: '2021-05-20',
    subject: 'V/v rà soát cơ sở cách ly',
  }
  const { id } = (await ask('clerk', 'POST', '/api/documents', given)).body
  const reason = { reason: 'Ban hành nhầm' }
  expect((await ask('technologyOfficer', 'POST', `/api/documents/${id}/recall`, reason)).body.code).toBe(
    'acts-for-another-agency',
  )
  expect((await ask('healthOfficer', 'POST', `/api/documents/${id}/recall`, reason)).status).toBe(200)
  expect((await ask('technologyOfficer', 'GET', `/api/documents/${id}`)).body).toMatchObject({
    state: 'recalled',
    history: expect.arrayContaining([expect.objectContaining({ what: 'recalled', note: 'Ban hành nhầm' })]),
  })
})

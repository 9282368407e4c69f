import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../foundation/audit/public.ts'
import { termsOf } from '../../../foundation/calendar/public.ts'
import { registerDocument } from '../../../foundation/documents/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { directiveSubscriptions } from '../events.ts'
import { provisionsById, provisionsInForce } from '../public.ts'
import { acknowledgeDirective } from './acknowledge.ts'
import { recordAct } from './act.ts'
import { bringAbout } from './bring-about.ts'
import { readCascade } from './cascade.ts'
import { createDraft } from './draft.ts'
import { readDirective } from './read.ts'
import { relayDirective } from './relay.ts'
import { alone, by, contents, hooks, openSigningDesk, reader, type SigningDesk, signature } from './signing-desk.fixture.ts'
import { directivesWaitingFor } from './waiting.ts'

let desk: SigningDesk
let officerId = ''
let technologyId = ''
beforeAll(async () => {
  desk = await openSigningDesk()
  officerId = await desk.account('provincial-officer', 'vn/49')
  technologyId = await desk.account('technology-officer', 'vn')
})
afterAll(() => desk.close())

const at = (day: string) => new Date(`${day}T03:00:00Z`)
const issued = async (province: string, changed: Parameters<typeof contents>[0] = {}) => {
  const id = await desk.draft(alone(province).map((one) => ({ ...one, ...changed })))
  await desk.issue(id, signature(await desk.signed('bo-y-te', '2021-05-29')))
  return id
}
const read = (id: string, day: string) => readDirective(desk.read, id, reader(at(day)), hooks)
const act = async (id: string, day: string, given: Partial<Parameters<typeof recordAct>[2]>) => {
  const { version } = await read(id, day)
  const documentId = given.documentId ?? (await desk.signed('bo-y-te', day))
  const whole = { version, kind: 'suspend', effectiveOn: day, provisionIds: null, note: null, ...given, documentId } as const
  await desk.within((tx) => recordAct(tx, id, whole, by('signer', at(day))))
}
const dayComes = (day: string) => desk.within((tx) => bringAbout(tx, civilDay(at(day)), { actor: system, now: at(day) }))
/** What the room of documents tells when a document was recalled. */
const recalls = async (id: string, day: string) => {
  const documentId = (await read(id, day)).document?.id ?? ''
  const payload = { documentId, unitPath: 'vn', on: day }
  for (const subscriber of directiveSubscriptions(desk.house)['document.recalled'] ?? [])
    await desk.within((tx) => subscriber(tx, { id: 1, event: 'document.recalled', payload, emittedAt: at(day) }))
}
const appliesOn = async (id: string, day: string) =>
  (await provisionsInForce(desk.read, day)).filter((one) => one.directiveId === id).map(({ code }) => code)

test('a suspension said today for next week begins next week, and what was in force before it stays so for ever', async () => {
  const id = await issued('vn/33')
  await act(id, '2021-06-01', { effectiveOn: '2021-06-08' })
  expect(await read(id, '2021-06-01')).toMatchObject({
    state: 'issued',
    extent: 'in-force',
    acts: [{ kind: 'suspend', hasCome: false }],
  })
  expect(await dayComes('2021-06-07')).toBe(0)
  await dayComes('2021-06-09')
  expect(await read(id, '2021-06-09')).toMatchObject({ state: 'suspended', extent: 'suspended' })
  await act(id, '2021-06-10', { kind: 'resume' })
  expect(await read(id, '2021-06-10')).toMatchObject({ state: 'issued', extent: 'in-force' })
  const held = async () => Promise.all(['2021-06-07', '2021-06-08', '2021-06-09', '2021-06-10'].map((day) => appliesOn(id, day)))
  expect(await held()).toEqual([['2'], [], [], ['2']])
  await act(id, '2021-06-20', { kind: 'repeal' })
  expect(await held()).toEqual([['2'], [], [], ['2']])
  expect(await appliesOn(id, '2021-06-20')).toEqual([])
  const ended = await read(id, '2021-06-20')
  expect(ended).toMatchObject({ state: 'repealed', extent: 'ended', endedOn: '2021-06-20', nextSteps: [] })
  expect(ended.acts.map(({ kind }) => kind)).toEqual(['suspend', 'resume', 'repeal'])
})

test('the document of a directive is recalled before its day: the directive never comes into force', async () => {
  const id = await issued('vn/35', { fromOn: '2021-06-10', dueOn: '2021-06-20' })
  expect(await read(id, '2021-06-01')).toMatchObject({ state: 'issued', extent: 'to-come' })
  await recalls(id, '2021-06-01')
  await dayComes('2021-06-10')
  expect(await appliesOn(id, '2021-06-10')).toEqual([])
  expect(await read(id, '2021-06-10')).toMatchObject({ state: 'repealed', extent: 'ended', endedOn: '2021-06-01' })
  expect((await desk.newsOf('directive.repealed')).at(-1)).toMatchObject({ directiveId: id, on: '2021-06-01' })
})

test('the document of a directive in force is recalled: it ends that day, and what held before stays as it was', async () => {
  const id = await issued('vn/36')
  await recalls(id, '2021-06-03')
  expect([await appliesOn(id, '2021-06-02'), await appliesOn(id, '2021-06-03')]).toEqual([['2'], []])
  await recalls(id, '2021-06-04')
  expect((await read(id, '2021-06-04')).acts).toHaveLength(1)
})

test('a later directive amends one content: the old text holds to the last day, the new one from its own; both keep their documents', async () => {
  const old = await desk.draft([...alone('vn/34'), ...contents({ territory: ['vn/34'] }, '3')])
  await desk.issue(old, signature(await desk.signed('bo-y-te', '2021-05-29')))
  const [first] = (await read(old, '2021-05-29')).provisions
  const newer = await desk.draft(alone('vn/34').map((one) => ({ ...one, fromOn: '2021-06-10', replacesId: first?.id ?? '' })))
  await desk.issue(newer, signature(await desk.signed('bo-y-te', '2021-05-29')))
  expect(await read(old, '2021-06-01')).toMatchObject({ state: 'issued', extent: 'in-force', acts: [{ hasCome: false }] })
  await dayComes('2021-06-10')
  const amended = await read(old, '2021-06-10')
  expect(amended).toMatchObject({ state: 'issued', extent: 'partly-in-force' })
  expect(amended.acts).toMatchObject([
    { kind: 'amend', codes: ['2'], effectiveOn: '2021-06-10', byDirective: { directiveId: newer } },
  ])
  expect(amended.standings).toMatchObject([
    { standing: 'ended', endsOn: '2021-06-10', replacedBy: { directiveId: newer, code: '2' } },
    { standing: 'applies', endsOn: null, replacedBy: null },
  ])
  expect((await read(newer, '2021-06-10')).standings).toMatchObject([{ replaces: { directiveId: old, code: '2' } }])
  expect(await appliesOn(old, '2021-06-09')).toEqual(['2', '3'])
  expect(await appliesOn(old, '2021-06-10')).toEqual(['3'])
  expect(await appliesOn(newer, '2021-06-10')).toEqual(['2'])
  const [kept] = await provisionsById(desk.read, [first?.id ?? ''])
  expect(kept).toMatchObject({ textVi: first?.textVi, endsOn: '2021-06-10' })
  const { rows } = await sql<{ kind: string }>`
    select r.kind from documents.relation r where r.from_id = ${(await read(newer, '2021-06-10')).document?.id}`.execute(
    desk.read,
  )
  expect(rows).toEqual([{ kind: 'amends' }])
  expect((await desk.newsOf('directive.amended')).at(-1)).toMatchObject({ directiveId: old, provisionIds: [first?.id] })
})

test('an amendment for one province does not end a content everywhere: the preview shows what it meets, the signature is refused', async () => {
  const old = await desk.draft(contents({ territory: ['vn/22', 'vn/24'] }, '2'))
  await desk.issue(old, signature(await desk.signed('bo-y-te', '2021-05-29')))
  const [first] = (await read(old, '2021-05-29')).provisions
  const amending = (territory: string[]) => contents({ territory, replacesId: first?.id ?? '', threshold: 0.9 }, '2')
  const narrower = await desk.draft(amending(['vn/22']))
  expect((await read(narrower, '2021-05-29')).preview.conflicts).toMatchObject([{ code: '2', directiveId: old }])
  await expect(desk.issue(narrower, signature(await desk.signed('bo-y-te', '2021-05-29')))).rejects.toMatchObject({
    code: 'meets-a-directive-in-force',
  })
  const unmeasured = await desk.draft(alone('vn/22').map((one) => ({ ...one, replacesId: first?.id ?? '' })))
  await expect(desk.issue(unmeasured, signature(await desk.signed('bo-y-te', '2021-05-29')))).rejects.toMatchObject({
    code: 'amendment-releases-a-part',
    facts: { provisions: ['2'] },
  })
  const both = [...amending(['vn/22']), ...amending(['vn/24']).map((one) => ({ ...one, code: '2a' }))]
  const whole = await desk.draft(both)
  expect((await read(whole, '2021-05-29')).preview.conflicts).toEqual([])
  await desk.issue(whole, signature(await desk.signed('bo-y-te', '2021-05-29')))
})

test('a term in the text ends it by itself, without any document', async () => {
  const id = await issued('vn/35', { untilOn: '2021-06-30' })
  expect((await read(id, '2021-06-30')).extent).toBe('in-force')
  await dayComes('2021-07-01')
  expect(await read(id, '2021-07-01')).toMatchObject({ state: 'expired', extent: 'ended', endedOn: '2021-07-01', endedBy: null })
})

test('a planned end falls away when the directive is repealed before it', async () => {
  const id = await issued('vn/38', { untilOn: '2021-06-30' })
  await act(id, '2021-06-10', { kind: 'repeal' })
  await dayComes('2021-07-01')
  expect(await read(id, '2021-07-01')).toMatchObject({ state: 'repealed', endedOn: '2021-06-10' })
  expect(await desk.newsOf('directive.expired').then((news) => news.filter(({ directiveId }) => directiveId === id))).toEqual([])
})

test('nobody suspends for days gone by, twice, in a state that does not know it, or without a document of the issuer or a higher body', async () => {
  const id = await issued('vn/40')
  const code = (given: Parameters<typeof act>[2], day = '2021-06-05') => expect(act(id, day, given)).rejects
  await code({ effectiveOn: '2021-06-04' }).toMatchObject({ code: 'act-begins-before-its-document' })
  await code({ kind: 'resume' }).toMatchObject({ code: 'not-possible-in-this-state', status: 409 })
  await code({ provisionIds: ['of-somebody-else'] }).toMatchObject({ code: 'provision-is-not-of-this-directive' })
  const [own] = (await read(id, '2021-06-05')).provisions
  await code({ kind: 'resume', provisionIds: [own?.id ?? ''] }).toMatchObject({ code: 'provision-does-not-stand-so' })
  const older = await desk.signed('bo-y-te', '2021-05-20')
  await code({ documentId: older }).toMatchObject({ code: 'act-is-older-than-the-directive' })
  await act(id, '2021-06-05', { documentId: await desk.signed('ban-chi-dao-quoc-gia', '2021-06-05') })
  await code({}).toMatchObject({ code: 'not-possible-in-this-state' })
  await expect(
    desk.within((tx) =>
      recordAct(
        tx,
        id,
        { version: 1, kind: 'resume', effectiveOn: '2021-06-06', provisionIds: null, documentId: 'x', note: null },
        by('signer', at('2021-06-06')),
      ),
    ),
  ).rejects.toMatchObject({ code: 'somebody-was-quicker', status: 409 })
})

test('the ministry does not free itself by a letter of the Committee that its own people entered', async () => {
  const id = await issued('vn/46')
  const officer = await desk.account('health-officer', 'vn')
  const documentId = await desk.signed('ban-chi-dao-quoc-gia', '2021-06-05', undefined, officer)
  await expect(act(id, '2021-06-05', { kind: 'repeal', documentId })).rejects.toMatchObject({
    code: 'higher-document-was-entered-from-below',
  })
  await act(id, '2021-06-05', { kind: 'repeal', documentId: await desk.signed('ban-chi-dao-quoc-gia', '2021-06-05') })
})

test('a province carries a directive out with an earlier date of its own; its terms bind its ground beside the higher ones, and are never looser', async () => {
  const id = await issued('vn', { dueOn: '2021-06-20', threshold: null })
  const [content] = (await read(id, '2021-06-01')).provisions
  const terms = {
    provisionId: content?.id ?? '',
    textVi: null,
    force: 'mandatory',
    threshold: null,
    frequency: 'daily',
    graceDays: 2,
  } as const
  const officer = by(officerId, at('2021-06-02'), ['vn/49'])
  const paper = (number: string, unitPath = 'vn/49') =>
    desk.within(async (tx) => {
      const given = {
        type: 'official-letter',
        number,
        notation: 'UBND',
        issuer: { name: 'Ủy ban nhân dân tỉnh Quảng Nam' },
      } as const
      const rest = { issuerLevel: 'province', unitPath, issuedOn: '2021-06-02', subject: 'Triển khai' } as const
      return (await registerDocument(tx, { ...given, ...rest }, by('clerk', at('2021-06-02')))).id
    })
  const relay = async (some: Partial<Parameters<typeof relayDirective>[2]['terms'][number]>, documentId: string) =>
    desk.within((tx) => relayDirective(tx, id, { documentId, terms: [{ ...terms, dueOn: '2021-06-10', ...some }] }, officer))
  const document = await paper('7001')
  await expect(
    desk.within((tx) => {
      const both = [
        { ...terms, dueOn: '2021-06-10' },
        { ...terms, dueOn: '2021-06-11' },
      ]
      return relayDirective(tx, id, { documentId: document, terms: both }, officer)
    }),
  ).rejects.toMatchObject({ code: 'relay-names-a-content-twice' })
  await expect(relay({ threshold: 999_999 }, document)).rejects.toMatchObject({ code: 'threshold-has-no-measure' })
  await expect(relay({ dueOn: '2021-07-01' }, document)).rejects.toMatchObject({
    code: 'relay-is-looser',
    facts: { provisions: ['2'] },
  })
  await expect(relay({}, await paper('7002', 'vn/48'))).rejects.toMatchObject({ code: 'not-found' })
  const local = await relay({}, document)
  expect(await readDirective(desk.read, local ?? '', reader(at('2021-06-02'), ['vn/49']), hooks)).toMatchObject({
    issuer: { role: 'people-committee', name: { vi: 'Ủy ban nhân dân tỉnh Quảng Nam' } },
    relays: { directiveId: id },
    provisions: [{ territory: ['vn/49'], dueOn: '2021-06-10' }],
  })
  expect((await read(id, '2021-06-02')).relayedBy).toMatchObject([{ directiveId: local, codes: ['2'] }])
  expect((await readDirective(desk.read, id, reader(at('2021-06-02'), ['vn/48']), hooks)).relayedBy).toEqual([])
  expect((await desk.newsOf('directive.issued')).at(-1)).toMatchObject({ directiveId: local })
  await expect(relay({}, document)).rejects.toMatchObject({ code: 'document-already-carries-a-directive' })
  const cascade = await readCascade(desk.read, id, reader(at('2021-06-02')))
  expect(cascade.rows[0]).toMatchObject({ provincePath: 'vn/49', daysAfter: 4 })
})

test('a bound province acknowledges a directive once, with a soft day to do it by; it waits on its list until then, and on nobody else’s', async () => {
  const id = await issued('vn/52')
  const waitingFor = async (unit: string) => {
    const scopesOf = (permission: string) => (permission === 'directive.acknowledge' ? [unit] : [])
    const rows = await directivesWaitingFor(desk.read, {
      actor: { id: 'tinh', displayName: 'Tỉnh', scopesOf },
      now: at('2021-05-29'),
    })
    return rows.filter(({ link }) => link.endsWith(id)).map(({ key, dueOn, isSoft }) => [key, dueOn, isSoft])
  }
  // 29 May 2021 is a Saturday: two working days end with Tuesday 1 June.
  expect(await waitingFor('vn/52')).toEqual([['directives.waiting.acknowledge', '2021-06-01', true]])
  expect(await waitingFor('vn/51')).toEqual([])
  const acknowledge = (unit: string) => desk.within((tx) => acknowledgeDirective(tx, id, by('tinh', at('2021-05-31'), [unit])))
  await expect(acknowledge('vn/51')).rejects.toMatchObject({ code: 'not-found' })
  await acknowledge('vn/52')
  await expect(acknowledge('vn/52')).rejects.toMatchObject({ code: 'directive-is-acknowledged-already' })
  expect(await waitingFor('vn/52')).toEqual([])
  const cascade = await readCascade(desk.read, id, { ...reader(at('2021-05-31')), speaksFor: ['vn/52'] })
  expect(cascade.acknowledgement).toEqual({ dueOn: '2021-06-01', count: 1, isOwed: false })
  expect(cascade.rows.map(({ provincePath, acknowledgedOn }) => [provincePath, acknowledgedOn])).toEqual([
    ['vn/52', '2021-05-31'],
  ])
})

test('a directive of which no content is left waits for nobody’s acknowledgement, and nobody drafts an amendment of it', async () => {
  const id = await issued('vn/51')
  const [content] = (await read(id, '2021-05-29')).provisions
  const waiting = async (day: string) => {
    const scopesOf = (permission: string) => (permission === 'directive.acknowledge' ? ['vn/51'] : [])
    const actor = { id: 'tinh', displayName: 'Tỉnh', scopesOf }
    return (await directivesWaitingFor(desk.read, { actor, now: at(day) })).filter(({ link }) => link.endsWith(id)).length
  }
  expect(await waiting('2021-05-29')).toBe(1)
  await act(id, '2021-05-30', { kind: 'repeal', provisionIds: [content?.id ?? ''] })
  expect(await read(id, '2021-05-30')).toMatchObject({ state: 'issued', extent: 'ended' })
  expect(await waiting('2021-05-30')).toBe(0)
  const acknowledge = (day: string) => desk.within((tx) => acknowledgeDirective(tx, id, by('tinh', at(day), ['vn/51'])))
  await expect(acknowledge('2021-05-30')).rejects.toMatchObject({
    code: 'directive-to-acknowledge-was-repealed',
    facts: { on: '2021-05-30' },
  })
  const cascade = await readCascade(desk.read, id, { ...reader(at('2021-05-30')), speaksFor: ['vn/51'] })
  expect(cascade.acknowledgement).toMatchObject({ count: 0, isOwed: false })
  const draft = (day: string) =>
    desk.within((tx) => {
      const provisions = alone('vn/51').map((one) => ({ ...one, replacesId: content?.id ?? '' }))
      const words = { form: 'decision', subjectVi: 'Sửa đổi', subjectEn: null, solutionIds: [], fromReferralId: null } as const
      return createDraft(tx, { ...words, provisions }, by('drafter', at(day)), hooks)
    })
  await expect(draft('2021-05-30')).rejects.toMatchObject({ code: 'provision-to-amend-is-not-in-force' })
})

test('one content over for one province and another alive elsewhere: the first is asked nothing, the second still is', async () => {
  const id = await desk.draft([...alone('vn/56'), ...alone('vn/58').map((one) => ({ ...one, code: '3' }))])
  await desk.issue(id, signature(await desk.signed('bo-y-te', '2021-05-29')))
  const [content] = (await read(id, '2021-05-29')).provisions
  await act(id, '2021-05-30', { kind: 'repeal', provisionIds: [content?.id ?? ''] })
  const acknowledge = (unit: string) => desk.within((tx) => acknowledgeDirective(tx, id, by('tinh', at('2021-05-30'), [unit])))
  const owes = async (unit: string) =>
    (await readCascade(desk.read, id, { ...reader(at('2021-05-30')), speaksFor: [unit] })).acknowledgement.isOwed
  expect([await owes('vn/56'), await owes('vn/58')]).toEqual([false, true])
  await expect(acknowledge('vn/56')).rejects.toMatchObject({ code: 'directive-to-acknowledge-was-repealed' })
  await acknowledge('vn/58')
})

test('a content that ran out by its own last day is not acknowledged after it', async () => {
  const id = await desk.draft(alone('vn/60').map((one) => ({ ...one, dueOn: null, untilOn: '2021-06-02' })))
  await desk.issue(id, signature(await desk.signed('bo-y-te', '2021-05-29')))
  await desk.within((tx) => bringAbout(tx, '2021-06-03', by('clock', at('2021-06-03'))))
  await expect(desk.within((tx) => acknowledgeDirective(tx, id, by('tinh', at('2021-06-03'), ['vn/60'])))).rejects.toMatchObject({
    code: 'directive-to-acknowledge-has-expired',
    facts: { on: '2021-06-03' },
  })
})

test('an urgent decision gives the units one day, an express one twelve hours, and what it recommends goes up as fast', async () => {
  const days = async (priority: 'urgent' | 'express') => {
    const id = await desk.draft([...alone('vn/52'), ...contents({ territory: ['vn/52'], measureId: null, threshold: null }, '4')])
    await desk.issue(id, signature(await desk.signed('bo-y-te', '2021-05-29', undefined, 'clerk', priority)))
    const cascade = await readCascade(desk.read, id, { ...reader(at('2021-05-31')), speaksFor: ['vn/52'] })
    const [referral] = (await read(id, '2021-05-31')).referrals
    const terms = await termsOf(desk.read, 'referral', [referral?.id ?? ''], at('2021-05-31'))
    return [cascade.acknowledgement?.dueOn, terms[0]?.urgency]
  }
  expect(await days('urgent')).toEqual(['2021-05-30', 'urgent'])
  expect(await days('express')).toEqual(['2021-05-29', 'express'])
})

test('a ministry has no authority to make binding for the nation what was only recommended, and a company carries nothing out', async () => {
  const id = await issued('vn', { force: 'recommended', textVi: 'Khuyến khích ghi nhận người vào, ra.' })
  const [content] = (await read(id, '2021-06-01')).provisions
  const strict = {
    provisionId: content?.id ?? '',
    textVi: null,
    force: 'mandatory',
    threshold: null,
    dueOn: null,
    frequency: 'daily',
    graceDays: 0,
  } as const
  const relay = (documentId: string, terms: readonly (typeof strict)[]) =>
    desk.within((tx) => relayDirective(tx, id, { documentId, terms }, by(technologyId, at('2021-06-02'))))
  const paper = (number: string, name: string, issuerLevel: 'ministry' | 'organisation') =>
    desk.within(async (tx) => {
      const given = { type: 'official-letter', number, notation: 'CV', issuer: { name }, issuerLevel, unitPath: 'vn' } as const
      return (await registerDocument(tx, { ...given, issuedOn: '2021-06-02', subject: 'X' }, by('clerk', at('2021-06-02')))).id
    })
  const ministry = await paper('8001', 'Bộ Thông tin và Truyền thông', 'ministry')
  await expect(relay(ministry, [strict])).rejects.toMatchObject({
    code: 'relay-is-beyond-authority',
    facts: { provisions: ['2'] },
  })
  const company = await paper('8002', 'Công ty ABC', 'organisation')
  await expect(relay(company, [strict])).rejects.toMatchObject({ code: 'document-is-of-another-issuer' })
  await expect(relay(company, [])).rejects.toMatchObject({ code: 'document-is-of-another-issuer' })
  await expect(relay(await desk.signed('bo-y-te', '2021-06-02'), [strict])).rejects.toMatchObject({
    code: 'document-is-of-another-issuer',
  })
  expect(await relay(ministry, [])).toBeNull()
})

test('a directive is carried out in the name of an agency only by who acts for it: its role there, not the level that was typed', async () => {
  const id = await issued('vn/49', { dueOn: null })
  const [content] = (await read(id, '2021-06-02')).provisions
  const terms = [
    {
      provisionId: content?.id ?? '',
      textVi: null,
      force: 'mandatory',
      threshold: null,
      frequency: 'daily',
      graceDays: 1,
      dueOn: null,
    } as const,
  ]
  const relay = (documentId: string, who: string, scope: readonly string[], own = terms.slice(0)) =>
    desk.within((tx) => relayDirective(tx, id, { documentId, terms: own }, by(who, at('2021-06-02'), scope)))
  const entered = (number: string, name: string, issuerLevel: 'province' | 'ministry', unitPath: string) =>
    desk.within(async (tx) => {
      const given = { type: 'official-letter', number, notation: 'CV', issuer: { name }, issuerLevel, unitPath } as const
      return (await registerDocument(tx, { ...given, issuedOn: '2021-06-02', subject: 'X' }, by('clerk', at('2021-06-02')))).id
    })
  const committee = await entered('8101', 'Ủy ban nhân dân tỉnh Quảng Nam', 'province', 'vn/49')
  await expect(relay(committee, technologyId, ['vn'])).rejects.toMatchObject({ code: 'acts-for-another-agency', status: 403 })
  const ministry = await entered('8102', 'Bộ Thông tin và Truyền thông', 'ministry', 'vn')
  await expect(relay(ministry, officerId, ['vn'])).rejects.toMatchObject({ code: 'acts-for-another-agency' })
  const company = await entered('8103', 'Công ty ABC', 'province', 'vn/49')
  await expect(relay(company, officerId, ['vn/49'])).rejects.toMatchObject({ code: 'document-is-of-another-issuer' })
  const department = await entered('8104', 'Sở Y tế tỉnh Quảng Nam', 'province', 'vn/49')
  await expect(relay(department, officerId, ['vn/49'])).rejects.toMatchObject({ code: 'document-is-of-another-issuer' })
  expect(await relay(department, officerId, ['vn/49'], [])).toBeNull()
  expect(await relay(committee, officerId, ['vn/49'])).not.toBeNull()
})

/** A province's own terms on the one content of a directive. */
const relayed = async (id: string, number: string, day = '2021-06-02') => {
  const [content] = (await read(id, day)).provisions
  const document = await provincial(number, day)
  const terms = [
    {
      provisionId: content?.id ?? '',
      textVi: null,
      force: 'mandatory',
      threshold: null,
      frequency: 'daily',
      graceDays: 1,
      dueOn: null,
    } as const,
  ]
  const officer = by(officerId, at(day), ['vn/49'])
  return (await desk.within((tx) => relayDirective(tx, id, { documentId: document, terms }, officer))) ?? ''
}
const provincial = (number: string, day: string) =>
  desk.within(async (tx) => {
    const issuer = { name: 'Ủy ban nhân dân tỉnh Quảng Nam' }
    const given = { type: 'official-letter', number, notation: 'UBND', issuer, issuerLevel: 'province' } as const
    const rest = { unitPath: 'vn/49', issuedOn: day, subject: 'Triển khai' } as const
    return (await registerDocument(tx, { ...given, ...rest }, by('clerk', at(day)))).id
  })

test('own terms of a province end with the directive they carry out, also when that end was said before they were set', async () => {
  const id = await issued('vn/49', { dueOn: null })
  await act(id, '2021-06-01', { kind: 'repeal', effectiveOn: '2021-06-20' })
  const local = await relayed(id, '9101')
  expect(await appliesOn(local, '2021-06-19')).toEqual(['2'])
  expect(await appliesOn(local, '2021-06-20')).toEqual([])
  await dayComes('2021-06-20')
  expect(await read(local, '2021-06-20')).toMatchObject({ state: 'repealed', extent: 'ended', endedOn: '2021-06-20' })
  await expect(relayed(id, '9102', '2021-06-21')).rejects.toMatchObject({ code: 'directive-to-relay-is-not-in-force' })
})

test('a content that was repealed cannot be carried out any more, though the rest of its directive can', async () => {
  const id = await desk.draft([...alone('vn/49'), ...contents({ territory: ['vn/49'] }, '3')])
  await desk.issue(id, signature(await desk.signed('bo-y-te', '2021-05-29')))
  const [content] = (await read(id, '2021-06-01')).provisions
  await act(id, '2021-06-01', { kind: 'repeal', provisionIds: [content?.id ?? ''] })
  await expect(relayed(id, '9103')).rejects.toMatchObject({
    code: 'content-to-relay-is-not-in-force',
    facts: { provisions: ['2'] },
  })
})

test('a ward sets nothing looser than its province has set, and a unit has one set of own terms at a time', async () => {
  const id = await issued('vn/49', { dueOn: '2021-06-30' })
  const [content] = (await read(id, '2021-06-02')).provisions
  const communeId = await desk.account('commune-officer', 'vn/49/503/20413')
  const relay = async (number: string, unitPath: string, dueOn: string) => {
    const isProvince = unitPath === 'vn/49'
    const name = isProvince ? 'Ủy ban nhân dân tỉnh Quảng Nam' : 'Ủy ban nhân dân phường'
    const given = { type: 'official-letter', number, notation: 'UBND', issuer: { name }, unitPath, subject: 'X' } as const
    const rest = { issuerLevel: isProvince ? 'province' : 'commune', issuedOn: '2021-06-02' } as const
    const entered = (tx: Transaction) => registerDocument(tx, { ...given, ...rest }, by('clerk', at('2021-06-02')))
    const { id: documentId } = await desk.within(entered)
    const common = {
      provisionId: content?.id ?? '',
      textVi: null,
      force: 'mandatory',
      threshold: null,
      frequency: 'daily',
    } as const
    const terms = [{ ...common, graceDays: 2, dueOn }]
    const officer = by(isProvince ? officerId : communeId, at('2021-06-02'), [unitPath])
    return desk.within((tx) => relayDirective(tx, id, { documentId, terms }, officer))
  }
  const ward = 'vn/49/503/20413'
  await relay('9201', 'vn/49', '2021-06-10')
  await expect(relay('9202', 'vn/49', '2021-06-20')).rejects.toMatchObject({
    code: 'own-terms-stand-already',
    facts: { provisions: ['2'] },
  })
  await expect(relay('9203', ward, '2021-06-20')).rejects.toMatchObject({
    code: 'relay-is-looser-than-the-unit-above',
    facts: { provisions: ['2'] },
  })
  expect(await relay('9204', ward, '2021-06-08')).not.toBeNull()
})

test('a pause of the directive pauses the province’s terms; the province’s own pause is not lifted from above', async () => {
  const id = await issued('vn/49', { dueOn: null })
  const local = await relayed(id, '9104')
  await act(id, '2021-06-03', { kind: 'suspend' })
  await act(id, '2021-06-05', { kind: 'resume' })
  expect(await Promise.all(['2021-06-02', '2021-06-03', '2021-06-05'].map((day) => appliesOn(local, day)))).toEqual([
    ['2'],
    [],
    ['2'],
  ])
  const own = async (day: string, number: string, kind: 'suspend' | 'repeal') => {
    const { version } = await read(local, day)
    const given = { version, kind, effectiveOn: day, provisionIds: null, note: null, documentId: await provincial(number, day) }
    await desk.within((tx) => recordAct(tx, local, given, by(officerId, at(day), ['vn/49'])))
  }
  await own('2021-06-06', '9105', 'suspend')
  await act(id, '2021-06-07', { kind: 'suspend' })
  await act(id, '2021-06-08', { kind: 'resume' })
  expect(await appliesOn(id, '2021-06-08')).toEqual(['2'])
  expect(await appliesOn(local, '2021-06-08')).toEqual([])
  await expect(act(local, '2021-06-09', { kind: 'repeal' })).rejects.toMatchObject({ code: 'document-is-of-another-issuer' })
  await own('2021-06-09', '9106', 'repeal')
  expect(await read(local, '2021-06-09')).toMatchObject({ state: 'repealed' })
  expect(await read(id, '2021-06-09')).toMatchObject({ state: 'issued' })
})

test('a pause said for next week can be given its end today', async () => {
  const id = await issued('vn/26')
  await act(id, '2021-06-01', { effectiveOn: '2021-06-08' })
  await act(id, '2021-06-02', { kind: 'resume', effectiveOn: '2021-06-15' })
  expect(await Promise.all(['2021-06-07', '2021-06-08', '2021-06-15'].map((day) => appliesOn(id, day)))).toEqual([
    ['2'],
    [],
    ['2'],
  ])
  await expect(act(id, '2021-06-03', { kind: 'resume', effectiveOn: '2021-06-04' })).rejects.toMatchObject({
    code: 'not-possible-in-this-state',
  })
})

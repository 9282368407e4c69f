import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { byException } from '../authority-exception.ts'
import { editDraft } from './draft.ts'
import { askException, decideException, publicExceptions } from './exception.ts'
import { readDirective } from './read.ts'
import { alone, by, hooks, openSigningDesk, reader, type SigningDesk, signature } from './signing-desk.fixture.ts'
import { directivesWaitingFor } from './waiting.ts'

let desk: SigningDesk
beforeAll(async () => {
  desk = await openSigningDesk()
})
afterAll(() => desk.close())

/** After 19 October 2023 no rule speaks of a measure for the venues of one province. */
const at = (day: string) => new Date(`${day}T03:00:00Z`)
const today = '2024-03-01'
const ofVenues = (province: string) =>
  alone(province).map((one) => ({ ...one, fromOn: '2024-03-05', dueOn: null, territory: [province] }))
const asked = {
  version: 1,
  code: '2',
  reasonVi: 'Ổ dịch mới tại các chợ đầu mối, cần áp dụng ngay',
  basisVi: 'Luật Phòng, chống bệnh truyền nhiễm số 03/2007/QH12',
  articleVi: 'Khoản 1 Điều 53',
  expiresOn: '2024-06-01',
}
const ask = (id: string, more: Partial<typeof asked> = {}, who = 'drafter', day = today) =>
  desk.within((tx) => askException(tx, id, { ...asked, ...more }, by(who, at(day))))
const answer = (id: string, isGranted: boolean, who = 'legal', noteVi: string | null = null) =>
  desk.within((tx) => decideException(tx, id, { isGranted, noteVi }, by(who, at(today))))
const read = (id: string, who = 'legal') => readDirective(desk.read, id, reader(at(today), ['vn'], who), hooks)
const issue = async (id: string, who = 'signer', day = today) =>
  desk.issue(id, signature(await desk.signed('bo-y-te', day)), by(who, at(day)))

test('without an exception a content on which no rule speaks is blocked as before; with one it is issued, cited and listed for everybody', async () => {
  const id = await desk.draft(ofVenues('vn/30'))
  await expect(issue(id)).rejects.toMatchObject({ code: 'nothing-is-within-authority' })
  const exception = await ask(id)
  await expect(issue(id), 'asked is not confirmed').rejects.toMatchObject({ code: 'nothing-is-within-authority' })
  expect((await read(id)).exceptions).toMatchObject([{ code: '2', state: 'asked', mayDecide: true }])
  expect((await publicExceptions(desk.read, at(today))).rows).toEqual([])
  await answer(exception, true)
  const draft = await read(id)
  expect(draft.exceptions).toMatchObject([{ state: 'confirmed', decidedBy: 'legal', decidedOn: today, mayDecide: false }])
  expect(draft.provisions[0]?.authority).toMatchObject({ within: true, ruleId: byException })
  expect(draft.provisions[0]?.authority?.basis.vi).toContain(
    'Khoản 1 Điều 53 Luật Phòng, chống bệnh truyền nhiễm số 03/2007/QH12',
  )
  expect((await publicExceptions(desk.read, at(today))).rows, 'a draft is nobody’s business yet').toEqual([])
  await issue(id)
  expect((await read(id)).provisions[0]?.authority).toMatchObject({ within: true, final: true, ruleId: byException })
  const listed = await publicExceptions(desk.read, at('2024-09-01'))
  expect(listed.rows).toMatchObject([
    { id: exception, code: '2', articleVi: 'Khoản 1 Điều 53', confirmedOn: today, expiresOn: '2024-06-01' },
  ])
  expect(JSON.stringify(listed)).not.toMatch(/drafter|legal|signer/)
  const { rows } = await sql<{ action: string }>`
    select action from audit.event where subject_id = ${id} and action like 'authority-exception.%' order by seq`.execute(
    desk.read,
  )
  expect(rows.map(({ action }) => action)).toEqual(['authority-exception.asked', 'authority-exception.confirmed'])
})

test('three pairs of eyes: who drafted or asked does not confirm, who confirmed neither signs nor drafts on', async () => {
  const id = await desk.draft(ofVenues('vn/31'))
  await expect(ask(id, {}, 'somebody else')).rejects.toMatchObject({ code: 'exception-is-asked-by-the-drafter' })
  const exception = await ask(id)
  await expect(ask(id)).rejects.toMatchObject({ code: 'exception-is-asked-already' })
  await expect(answer(exception, true, 'drafter')).rejects.toMatchObject({ code: 'drafter-does-not-confirm-an-exception' })
  await answer(exception, true)
  await expect(answer(exception, false, 'legal', 'Đổi ý')).rejects.toMatchObject({ code: 'exception-is-decided-already' })
  await expect(issue(id, 'legal')).rejects.toMatchObject({ code: 'exception-was-confirmed-by-the-signer' })
  const words = { form: 'decision', subjectVi: 'Sử dụng ứng dụng', subjectEn: null, solutionIds: [], version: 1 } as const
  await desk.within((tx) => editDraft(tx, id, { ...words, provisions: ofVenues('vn/31') }, by('legal', at(today)), hooks))
  await expect(desk.issue(id, signature(await desk.signed('bo-y-te', today), 2), by('signer', at(today)))).rejects.toMatchObject({
    code: 'exception-was-confirmed-by-the-signer',
  })
})

test('an exception is for the very content and ends: a changed text, or a signature after its last day, is blocked again', async () => {
  const changed = await desk.draft(ofVenues('vn/33'))
  const exception = await ask(changed)
  const words = { form: 'decision', subjectVi: 'Sử dụng ứng dụng', subjectEn: null, solutionIds: [], version: 1 } as const
  const provisions = ofVenues('vn/33').map((one) => ({ ...one, textVi: `${one.textVi} Áp dụng cả ban đêm.` }))
  await desk.within((tx) => editDraft(tx, changed, { ...words, provisions }, by('drafter', at(today)), hooks))
  await expect(answer(exception, true)).rejects.toMatchObject({ code: 'content-was-changed-since-it-was-asked' })
  const late = await desk.draft(ofVenues('vn/34').map((one) => ({ ...one, fromOn: '2024-06-10' })))
  await answer(await ask(late), true)
  await expect(issue(late, 'signer', '2024-06-02')).rejects.toMatchObject({ code: 'nothing-is-within-authority' })
  await expect(ask(late, { expiresOn: '2024-12-31' })).rejects.toMatchObject({ code: 'exception-lasts-too-long' })
  await expect(ask(late, { expiresOn: today })).rejects.toMatchObject({ code: 'exception-ends-before-it-begins' })
})

test('what a rule forbids, or what is within authority already, is not excepted; a refusal needs its reason and leaves the bar', async () => {
  const forbidden = await desk.draft(ofVenues('vn/35').map((one) => ({ ...one, sideEffects: ['new-sanction'] })))
  await expect(ask(forbidden)).rejects.toMatchObject({
    code: 'what-a-rule-forbids-is-not-excepted',
    facts: { 'reasons.vi': expect.stringContaining('nghị định') },
  })
  await expect(ask(forbidden, {}, 'drafter', '2021-06-01')).rejects.toMatchObject({ code: 'what-a-rule-forbids-is-not-excepted' })
  const within = await desk.draft(ofVenues('vn/35'))
  await expect(ask(within, { expiresOn: '2021-07-01' }, 'drafter', '2021-06-01')).rejects.toMatchObject({
    code: 'content-is-within-authority',
  })
  const exception = await ask(within)
  await expect(answer(exception, false)).rejects.toMatchObject({ code: 'exception-refused-needs-a-reason' })
  await answer(exception, false, 'legal', 'Căn cứ không đúng')
  await expect(issue(within)).rejects.toMatchObject({ code: 'nothing-is-within-authority' })
  expect((await read(within)).exceptions).toMatchObject([{ state: 'refused', noteVi: 'Căn cứ không đúng' }])
})

test('it waits on the list of legal officers until it is answered, and on nobody else’s', async () => {
  const id = await desk.draft(ofVenues('vn/36'))
  const exception = await ask(id)
  const waits = async (who: string, permission: string) => {
    const scopesOf = (one: string) => (one === permission ? ['vn'] : [])
    const rows = await directivesWaitingFor(desk.read, { actor: { id: who, displayName: who, scopesOf }, now: at(today) })
    return rows.filter(({ link, key }) => link.endsWith(id) && key === 'directives.waiting.exception').length
  }
  expect([await waits('legal', 'exception.decide'), await waits('drafter', 'exception.decide')]).toEqual([1, 0])
  expect(await waits('signer', 'directive.issue')).toBe(0)
  await answer(exception, true)
  expect(await waits('legal', 'exception.decide')).toBe(0)
})

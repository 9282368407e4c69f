import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { documentWords, pointsOf, readableDocument } from './actions/read.ts'
import { readChainOf2021 } from './data/chain.ts'
import { loadChain } from './load.ts'
import { readNumberLine, writeNumberLine } from './notation.ts'
import { pointsIn } from './point.ts'
import { detail, graph } from './presenter.ts'
import { reachOf } from './reach.ts'
import { readRecipients } from './recipients.ts'
import { searchFor } from './search-words.ts'
import { documentsById } from './store/documents.ts'
import { connectedIds, type Filter, listDocuments } from './store/listing.ts'
import { recipientsOf } from './store/parts.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
  await t.database.transaction(loadChain)
})
afterAll(() => t.close())

const chain = readChainOf2021()
const letter = '3440-vpcp-kgvx'
const nation = { scope: ['vn'], now: new Date('2021-12-16T03:00:00Z') }
const all: Filter = {
  today: '2021-12-16',
  search: null,
  number: null,
  type: null,
  state: null,
  level: null,
  from: null,
  to: null,
  book: null,
  onlyRelated: false,
}
const idsOf = async (filter: Partial<Filter>, scope = ['vn']) =>
  (await listDocuments(t.database.read, reachOf(scope), { ...all, ...filter }, null, 200)).map(({ id }) => id)

describe('the committed file', () => {
  test('every number line with a notation is one, and its type agrees with the notation', () => {
    for (const document of chain.documents.filter(({ notation }) => notation !== '')) {
      const line = readNumberLine(writeNumberLine(document.number, document.notation))
      expect(line).toMatchObject({ number: document.number, notation: document.notation })
      // CV and TB are shared by two types; guidance 1503 has the notation of a letter.
      if (!['1503-stttt-cntt', '242-tb-vpcp'].includes(document.id)) expect(line?.parts.type).toBe(document.type)
    }
  })

  test('what was not seen says so, and what we describe ourselves is not passed off as a printed subject line', () => {
    const seen = new Map(chain.documents.map((document) => [document.id, document]))
    for (const id of ['1427-btttt-thh', '1527-btttt-cvt', '733-bcd'])
      expect(seen.get(id)).toMatchObject({ notSeen: true, subjectIsOurs: true })
    expect(seen.get(letter)).toMatchObject({ subjectIsOurs: false })
    expect(chain.documents.every(({ sources }) => sources.length > 0)).toBe(true)
  })

  test('no document answers or carries out one that is younger', () => {
    const dayOf = new Map(chain.documents.map(({ id, issuedOn }) => [id, issuedOn]))
    for (const { from, to } of chain.relations) expect((dayOf.get(from) ?? '') >= (dayOf.get(to) ?? '9')).toBe(true)
  })

  test('the page of 3440 holds the same words as its text, paragraph by paragraph', () => {
    const document = chain.documents.find(({ id }) => id === letter)
    const text = document?.fullText ?? ''
    expect(pointsIn(text)).toEqual(document?.points.map((point) => ({ number: point.number, text: point.text })))
    for (const part of document?.content?.body ?? []) if ('text' in part) expect(text).toContain(part.text)
    for (const { written } of readRecipients(document?.recipientsBlock ?? '')) expect(text.replace(/\n/g, ' ')).toContain(written)
    expect(text).toMatch(/^Số: 3440\/VPCP-KGVX\n/)
    expect(text).toMatch(/KT\. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\n+Nguyễn Sỹ Hiệp$/)
  })
})

describe('in the register', () => {
  test('all documents and relations are there, and a second run changes nothing', async () => {
    await t.database.transaction(loadChain)
    expect((await idsOf({})).length).toBe(chain.documents.length)
    const { nodes, edges } = await graph(t.database.read, await documentsById(t.database.read, await idsOf({})))
    expect([nodes.length, edges.length]).toEqual([chain.documents.length, chain.relations.length])
  })

  test('the letter has its four points and everybody it was sent to', async () => {
    expect((await pointsOf(t.database.read, letter)).map(({ number }) => number)).toEqual(['1', '2', '3', '4'])
    const recipients = await recipientsOf(t.database.read, letter)
    expect(recipients).toHaveLength(13)
    expect(recipients.filter(({ purpose }) => purpose === 'for-action').map(({ name }) => name)).toEqual([
      'Bộ Y tế',
      'Bộ Thông tin và Truyền thông',
    ])
    expect(recipients.filter(({ purpose }) => purpose === 'for-report')).toHaveLength(2)
    expect(recipients.at(-1)).toEqual({ name: 'KGVX', purpose: 'archive', copies: 3 })
  })

  test('on the morning of the letter, what followed it does not exist yet', async () => {
    const that = await idsOf({ today: '2021-05-25' })
    expect(that).toContain(letter)
    expect(that).toContain('1407-btttt-cvt')
    expect(that).not.toContain('2666-qd-byt')
    const morning = { scope: ['vn'], now: new Date('2021-05-25T01:00:00Z') }
    await expect(readableDocument(t.database.read, '2666-qd-byt', morning)).rejects.toMatchObject({ code: 'not-found' })
    expect(
      (await detail(t.database.read, await readableDocument(t.database.read, letter, morning), morning)).relatedFrom,
    ).toEqual([])
    expect(
      (await detail(t.database.read, await readableDocument(t.database.read, letter, nation), nation)).relatedFrom.length,
    ).toBeGreaterThan(3)
  })

  test('3440 is found by its number, by words with or without marks, composed or not', async () => {
    for (const typed of [
      '3440',
      '3440/VPCP-KGVX',
      'ứng dụng công nghệ thông tin vào công tác',
      'ung dung cong nghe thong tin vao cong tac',
      'ỨNG DỤNG công nghệ thông tin vào công tác'.normalize('NFD'),
      'vũ đức đam có ý kiến',
      'kgvx 3440',
    ]) {
      expect(await idsOf({ search: searchFor(typed), number: typed === '3440' ? '3440' : null })).toContain(letter)
    }
    expect((await idsOf({ search: searchFor('3440'), number: '3440' }))[0]).toBe(letter)
    expect(await idsOf({ search: searchFor('đường sắt cao tốc') })).toEqual([])
  })

  test('a province reads the national documents and its own, not another province’s', async () => {
    const langSon = await idsOf({}, ['vn/20'])
    expect(langSon).toContain('1623-vp-kgvx')
    expect(langSon).toContain(letter)
    expect(langSon).not.toContain('2644-quang-nam')
    expect(await idsOf({}, ['vn/20/178'])).toContain('1623-vp-kgvx')
    expect(await idsOf({}, [])).toEqual([])
  })

  test('the letter hangs together with its proposals, its directives and the provinces, with the days between', async () => {
    const ids = await connectedIds(t.database.read, letter, 300)
    const { nodes, edges } = await graph(t.database.read, await documentsById(t.database.read, ids))
    expect(nodes.length).toBeGreaterThan(20)
    const days = (from: string, to: string) => edges.find((edge) => edge.from === from && edge.to === to)?.days
    expect(days('2644-quang-nam', '1407-btttt-cvt')).toBe(1)
    expect(days('1742-ubnd-vx', '1407-btttt-cvt')).toBe(1)
    expect(days('1623-vp-kgvx', '1324-btttt-thh')).toBe(5)
    expect(days('10760-syt-khtc', '2666-qd-byt')).toBe(47)
    expect(days('2666-qd-byt', letter)).toBe(4)
    expect(edges.find((edge) => edge.from === letter && edge.to === '1427-btttt-thh')).toMatchObject({
      kind: 'answers',
      evidence: 'stated',
    })
    expect(edges.filter((edge) => edge.to === letter).every(({ evidence }) => evidence !== 'stated')).toBe(true)
  })

  test('a walk along the chain stops where it was told to', async () => {
    expect(await connectedIds(t.database.read, letter, 5)).toHaveLength(5)
  })

  test('other rooms call it by name in both languages', async () => {
    const words = await documentWords(t.database.read, [letter, '2644-quang-nam', 'not-there'])
    expect(words.get(letter)).toEqual({
      vi: 'Công văn 3440/VPCP-KGVX ngày 25/5/2021',
      en: 'Official letter 3440/VPCP-KGVX of 25 May 2021',
    })
    expect(words.get('2644-quang-nam')?.vi).toBe('Công văn 2644 ngày 7/5/2021')
    expect(words.has('not-there')).toBe(false)
  })
})

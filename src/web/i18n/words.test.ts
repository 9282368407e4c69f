import { describe, expect, test } from 'vitest'
import { rooms } from '../desk/rooms.ts'
import { speechIn } from './words.ts'

type Words = Readonly<Record<string, string>>
const vietnamese = import.meta.glob<{ vi: Words }>('../../**/messages.vi.ts', { eager: true })
const english = import.meta.glob<{ en: Words }>('../../**/messages.en.ts', { eager: true })
const catalogues = Object.entries(vietnamese).map(([file, { vi }]) => ({
  file,
  vi,
  en: english[file.replace('.vi.ts', '.en.ts')]?.en ?? {},
}))

describe('the catalogues of all rooms', () => {
  test('there are catalogues to look at', () => {
    expect(catalogues.length).toBeGreaterThanOrEqual(6)
  })

  test.each(catalogues)('$file: every word exists in both languages, and neither is empty', ({ vi, en }) => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort())
    expect(Object.entries({ ...vi, ...en }).filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test.each(catalogues)('$file: both languages fill in the same facts', ({ vi, en }) => {
    const different = Object.keys(vi).filter((key) => placesIn(vi[key] ?? '') !== placesIn(en[key] ?? ''))
    expect(different).toEqual([])
  })

  test.each(catalogues)('$file: letters are composed, so that a search finds them', ({ vi }) => {
    expect(Object.keys(vi).filter((key) => vi[key] !== vi[key]?.normalize('NFC'))).toEqual([])
  })

  test('no word is claimed by two rooms; a light page may carry some of its room’s words, the same ones', () => {
    const said = new Map<string, string>()
    const claimed = catalogues.flatMap(({ vi }) =>
      Object.entries(vi).filter(([key, text]) => {
        const before = said.get(key)
        said.set(key, text)
        return before !== undefined && before !== text
      }),
    )
    expect(claimed).toEqual([])
  })

  test('the desk can bring the words of every room', () => {
    const alwaysThere = ['access', 'notifications', 'platform', '..', 'desk', 'citizen', 'own', 'kiosk']
    // Words in a room's `web/` are brought by the light page that says them.
    const ofRooms = catalogues.filter(({ file }) => !/\/(field|foundation|governance)\/[^/]+\/web\//.test(file))
    const named = ofRooms.map(({ file }) => file.split('/').at(-2) ?? '').filter((room) => !alwaysThere.includes(room))
    expect(named.filter((room) => !(room in rooms))).toEqual([])
  })
})

describe('saying a word', () => {
  const speech = speechIn('vi', { 'x.count': '{count} địa điểm ở {place}', 'x.state.met': 'Đã đáp ứng' })

  test('facts go into their places, numbers in the language’s notation', () => {
    expect(speech.t('x.count', { count: 70639, place: 'Hà Nội' })).toBe('70.639 địa điểm ở Hà Nội')
  })

  test('a state is said by its word', () => {
    expect(speech.term('x.state', 'met')).toBe('Đã đáp ứng')
  })

  test('a state without a word is an error in tests', () => {
    expect(() => speech.term('x.state', 'unheard-of')).toThrow('x.state.unheard-of')
  })
})

function placesIn(text: string): string {
  return [...text.matchAll(/\{(\w+)\}/g)]
    .map((match) => match[1])
    .sort()
    .join(' ')
}

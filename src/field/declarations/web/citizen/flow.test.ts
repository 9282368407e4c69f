import { expect, test } from 'vitest'
import { correctOwnDeclaration, giveDeclaration } from '../../contract.ts'
import { dailyStatus } from '../../data/daily-status.ts'
import { domesticMovement } from '../../data/domestic-movement.ts'
import { wholePopulation } from '../../data/whole-population.ts'
import {
  allScreens,
  beginAgain,
  beginCorrection,
  beginDraft,
  bodyOf,
  changedFrom,
  correctionOf,
  type Draft,
  firstWrong,
  type Given,
  issuesOf,
  nextOf,
  previousOf,
  reopened,
  review,
  screensOf,
  wantsCard,
  withAnother,
  withCard,
  withGiven,
  without,
} from './flow.ts'

const key = '0f0e0d0c-0b0a-4900-8800-000000000001'
const today = '2021-05-25'
const hoa: Given = {
  name: 'Nguyễn Thị Hoà',
  bornOn: '1957',
  gender: 'female',
  documentNumber: '030157001234',
  nationality: 'Việt Nam',
  phone: '0912 345 678',
  residence: 'vn/30/290/10549',
  address: 'Thôn 3',
  symptoms: ['none'],
  exposure: ['none'],
  travelled: 'no',
}

/** Answers screen after screen as the page does, until the review; answers the draft and what was seen on the way. */
function walk(draft: Draft, answers: Given, form = wholePopulation): { draft: Draft; seen: string[] } {
  const seen: string[] = []
  let now = draft
  while (now.at !== review) {
    seen.push(now.at)
    const screen = screensOf(form, now).find(({ key: own }) => own === now.at)
    if (screen === undefined) throw new Error(`no screen ${now.at}`)
    const { id } = screen.question
    const given = answers[id] === undefined ? {} : { [id]: answers[id] }
    const filled = withGiven(now, screen, given)
    expect([now.at, issuesOf(form, filled, screen)]).toEqual([now.at, []])
    now = { ...filled, at: nextOf(form, filled, screen.key) }
  }
  return { draft: now, seen }
}

test('a first declaration asks one thing a screen and ends in a body that fits the contract', () => {
  const { draft, seen } = walk(beginDraft(wholePopulation, today, key), hoa)
  expect(seen).toEqual(wholePopulation.person.filter(({ when }) => when === undefined).map(({ id }) => `0:${id}`))
  expect(giveDeclaration.body?.safeParse(bodyOf(wholePopulation, draft)).success).toBe(true)
  expect(bodyOf(wholePopulation, draft).persons[0]?.answers.phone).toBe('0912345678')
})

test('somebody who travelled is asked where, and may go back and take it away again', () => {
  const { seen, draft } = walk(beginDraft(wholePopulation, today, key), { ...hoa, travelled: 'yes', travelPlaces: 'Bắc Giang' })
  expect(seen.at(-1)).toBe('0:travelPlaces')
  expect(previousOf(wholePopulation, draft, review)).toBe('0:travelPlaces')
  const travel = screensOf(wholePopulation, draft).find(({ key: own }) => own === '0:travelled')
  const changed = travel ? withGiven(draft, travel, { travelled: 'no' }) : draft
  expect(nextOf(wholePopulation, changed, '0:travelled')).toBe(review)
  expect(bodyOf(wholePopulation, changed).persons[0]?.answers).not.toHaveProperty('travelPlaces')
})

test('declaring again asks only for signs and contacts, and both anew', () => {
  const again = beginAgain(wholePopulation, [{ shared: {}, answers: hoa, onBehalf: false }], today, key)
  expect(again.persons[0]?.answers).not.toHaveProperty('symptoms')
  expect(walk(again, { symptoms: ['none'], exposure: ['none'] }).seen).toEqual(['0:symptoms', '0:exposure'])
  const status = beginAgain(
    dailyStatus,
    [
      {
        shared: {},
        answers: {
          name: 'Lê Văn Tư',
          phone: '0905111222',
          place: 'home',
          placeCommune: 'vn/30/290/10549',
          placeName: '12',
          temperature: 36.8,
          symptoms: ['none'],
        },
        onBehalf: false,
      },
    ],
    today,
    key,
  )
  expect(screensOf(dailyStatus, status).map((screen) => screen.key)).toEqual(['0:temperature', '0:symptoms'])
})

test('what was carried over and no longer fits is asked again', () => {
  const old = { ...hoa, residence: 'vn/30', favouriteColour: 'blue' }
  const again = beginAgain(wholePopulation, [{ shared: {}, answers: old, onBehalf: false }], today, key)
  expect(again.at).toBe('0:residence')
  expect(again.persons[0]?.answers).not.toHaveProperty('favouriteColour')
})

test('a child of the family brings the home and the phone of the first person; taking somebody out renumbers the rest', () => {
  const { draft } = walk(beginDraft(wholePopulation, today, key), hoa)
  const two = withAnother(wholePopulation, draft)
  expect(two.at).toBe('1:name')
  const child = walk(two, { ...hoa, name: 'Lê Minh An', bornOn: '2015', documentNumber: '' })
  expect(child.seen).toEqual(['1:name', '1:bornOn', '1:gender', '1:documentNumber', '1:symptoms', '1:exposure', '1:travelled'])
  const three = withAnother(wholePopulation, child.draft)
  const left = without(three, 1)
  expect(left.persons).toHaveLength(2)
  expect(left.skip).toEqual(['1:nationality', '1:phone', '1:residence', '1:address', '1:email'])
  expect(bodyOf(wholePopulation, child.draft).persons.map(({ onBehalf }) => onBehalf)).toEqual([false, true])
})

test('a journey is asked once for everybody in the vehicle', () => {
  const draft = beginDraft(domesticMovement, today, key)
  const trip: Given = {
    ...hoa,
    startPlace: 'vn/30/290/10549',
    startOn: '2021-05-25',
    destinations: [{ place: 'vn/01/001/00001' }, { place: 'vn/01/001/00004' }],
    vehicle: 'car',
    plate: '34A-123.45',
  }
  const one = walk(draft, trip, domesticMovement)
  expect(one.seen.slice(0, 5)).toEqual(['trip:startPlace', 'trip:startOn', 'trip:destinations', 'trip:vehicle', 'trip:plate'])
  const next = withAnother(domesticMovement, one.draft)
  expect(next.at).toBe('1:name')
  expect(allScreens(domesticMovement, next).filter(({ part }) => part === 'shared')).toHaveLength(5)
})

test('an answer changed from the review leads back there, unless it opens a question that now wants an answer', () => {
  const { draft } = walk(beginDraft(wholePopulation, today, key), hoa)
  const screen = (of: Draft, at: string) => allScreens(wholePopulation, of).find(({ key: own }) => own === at)
  const open = reopened(wholePopulation, draft, '0:name')
  expect(nextOf(wholePopulation, open, '0:name')).toBe(review)
  const travel = screen(draft, '0:travelled')
  const changed = travel ? withGiven(reopened(wholePopulation, draft, '0:travelled'), travel, { travelled: 'yes' }) : draft
  expect(nextOf(wholePopulation, changed, '0:travelled')).toBe('0:travelPlaces')
})

test('nothing is sent while an answer is missing', () => {
  const draft = beginDraft(wholePopulation, today, key)
  expect(firstWrong(wholePopulation, { ...draft, at: review })).toBe('0:name')
  expect(firstWrong(wholePopulation, walk(draft, hoa).draft)).toBeUndefined()
})

test('a correction opens with everything that was said, tells what is another now, and ends in a body that fits the contract', () => {
  const said = {
    id: 'a',
    declaredAt: '2021-05-24T02:00:00Z',
    shared: {},
    answers: { ...hoa, phone: '0912345678' },
    onBehalf: false,
  }
  const draft = beginCorrection(wholePopulation, said, '2021-05-24', key)
  expect([draft.at, firstWrong(wholePopulation, draft)]).toEqual([review, undefined])
  const screens = allScreens(wholePopulation, draft)
  expect(screens.filter((screen) => changedFrom(draft, screen) !== undefined)).toEqual([])
  const phone = screens.find(({ key: own }) => own === '0:phone')
  if (phone === undefined) throw new Error('no telephone')
  const spaced = withGiven(draft, phone, { phone: '0912 345 678' })
  expect(changedFrom(spaced, phone), 'written in another way it is the same number').toBeUndefined()
  const other = withGiven(draft, phone, { phone: '0905999000' })
  expect(changedFrom(other, phone)).toBe('0912345678')
  const body = correctionOf(wholePopulation, { ...other, corrects: { ...said, reason: 'Tôi nhập nhầm' } })
  expect(correctOwnDeclaration.body?.safeParse(body).success).toBe(true)
})

test('a scanned card answers who it is; what is left is asked, and the card stands on the review', () => {
  const card = { name: 'Trần Thị Lý', bornOn: '1987-01-18', gender: 'female', documentNumber: '030187001234' }
  const draft = beginDraft(wholePopulation, today, key)
  const [first] = screensOf(wholePopulation, draft)
  expect(first && wantsCard(wholePopulation, first)).toBe(true)
  expect(first && wantsCard(dailyStatus, first)).toBe(false)
  const read = withCard(wholePopulation, draft, 0, card)
  expect(read.at).toBe('0:nationality')
  expect(walk(read, hoa).seen).not.toContain('0:bornOn')
  expect(allScreens(wholePopulation, read).map(({ key: own }) => own)).toContain('0:documentNumber')
  const journey = beginDraft(domesticMovement, today, key)
  expect(withCard(domesticMovement, { ...journey, at: '0:name' }, 0, card).at, 'not back to the journey').toBe('0:nationality')
  const wrong = withCard(wholePopulation, draft, 0, { ...card, bornOn: 'hôm qua' })
  expect(wrong.at, 'what does not fit is asked').toBe('0:bornOn')
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAsked, readAnswers } from './answer.ts'
import { dailyStatus } from './data/daily-status.ts'
import { domesticMovement } from './data/domestic-movement.ts'
import { entry } from './data/entry.ts'
import { forms } from './data/forms.ts'
import { wholePopulation } from './data/whole-population.ts'
import { flagBits, flagsIn, flagsOf } from './flag.ts'
import { flagKinds } from './form-definition.ts'
import { givenIn } from './given-field.ts'

const today = '2021-05-25'
const anna = {
  name: '  Nguyễn Thị   Hoà ',
  bornOn: '18/01/1957',
  gender: 'female',
  documentNumber: '030157001234',
  nationality: 'Việt Nam',
  phone: '+84 912 345 678',
  residence: 'vn/30/290/10549',
  address: 'Thôn 3',
  symptoms: ['none'],
  exposure: ['none'],
  travelled: 'no',
}
const read = (over: object = {}) => readAnswers(wholePopulation.person, { ...anna, ...over }, today)
const codes = (over: object) => read(over).issues.map(({ path, code }) => `${path} ${code}`)

describe('the whole-population form', () => {
  test('a full declaration comes out in one normal form', () => {
    expect(read().issues).toEqual([])
    expect(read().answers).toMatchObject({
      name: 'Nguyễn Thị Hoà',
      bornOn: '1957-01-18',
      phone: '0912345678',
      symptoms: ['none'],
    })
  })

  test('saying nothing about signs is not the same as having none', () => {
    expect(codes({ symptoms: [] })).toEqual(['symptoms required'])
    expect(codes({ symptoms: ['none', 'fever'] })).toEqual(['symptoms not-right'])
    expect(codes({ symptoms: ['fever', 'plague'] })).toEqual(['symptoms not-right'])
    expect(read({ symptoms: ['cough', 'fever', 'cough'] }).answers.symptoms).toEqual(['fever', 'cough'])
  })

  test('places are asked only of somebody who travelled; an answer left over from before is dropped', () => {
    expect(codes({ travelled: 'yes' })).toEqual(['travelPlaces required'])
    expect(read({ travelled: 'no', travelPlaces: 'Bắc Giang' }).answers).not.toHaveProperty('travelPlaces')
    expect(read({ travelled: 'yes', travelPlaces: 'Bắc Giang' }).answers.travelPlaces).toBe('Bắc Giang')
  })

  test('a child has no card yet; somebody of fifteen has', () => {
    expect(codes({ bornOn: '2015', documentNumber: '' })).toEqual([])
    expect(codes({ bornOn: '2007', documentNumber: '' })).toEqual([])
    expect(codes({ bornOn: '2006', documentNumber: '' })).toEqual(['documentNumber required'])
  })

  test('a question that the form does not have is refused, not dropped', () => {
    expect(codes({ vaccinated: 'yes' })).toEqual(['vaccinated unknown-question'])
    expect(codes(JSON.parse('{"__proto__":{"x":1},"constructor":"y"}'))).toContain('constructor unknown-question')
  })

  test.each([
    ['name', 'Hoà<script>'],
    ['name', 'H'],
    ['bornOn', '31/02/1957'],
    ['bornOn', '2031'],
    ['documentNumber', '12345'],
    ['phone', '113'],
    ['residence', 'vn/30'],
    ['address', 'a\u202Eb'],
    ['address', 'x'.repeat(201)],
    ['gender', 'FEMALE'],
    ['travelled', ['no']],
  ])('%s does not take %s', (field, value) => {
    expect(codes({ [field]: value })).toEqual([`${field} not-right`])
  })
})

describe('travel inside the country', () => {
  const trip = {
    startPlace: 'vn/30/290/10549',
    startOn: '25/5/2021',
    destinations: [{ place: 'vn/01/001/00001', detail: '12 Hàng Bài' }, { place: 'vn/01/001/00004' }],
    vehicle: 'car',
    plate: '34A-123.45',
  }
  const shared = (over: object = {}) => readAnswers(domesticMovement.shared, { ...trip, ...over }, today)

  test('a courier declares as many destinations as the journey has', () => {
    expect(shared().issues).toEqual([])
    expect(shared().answers.destinations).toEqual([
      { place: 'vn/01/001/00001', detail: '12 Hàng Bài' },
      { place: 'vn/01/001/00004' },
    ])
    expect(shared({ destinations: [] }).issues).toEqual([{ path: 'destinations', code: 'required' }])
    expect(shared({ destinations: Array(500).fill(trip.destinations[0]) }).issues).toEqual([])
    expect(shared({ destinations: Array(501).fill(trip.destinations[0]) }).issues).toEqual([
      { path: 'destinations', code: 'not-right' },
    ])
  })

  test('the row that is not right is named', () => {
    expect(shared({ destinations: [trip.destinations[0], { place: 'Hà Nội' }] }).issues).toEqual([
      { path: 'destinations.1.place', code: 'not-right' },
    ])
    expect(shared({ destinations: [{ detail: 'x' }, 7] }).issues.map((issue) => issue.path)).toEqual([
      'destinations.0.place',
      'destinations.1.place',
    ])
  })

  test('a plate goes with a vehicle on the road, a number with a plane', () => {
    expect(shared({ vehicle: 'plane', flight: 'VN 7227' }).answers).not.toHaveProperty('plate')
    expect(shared({ vehicle: 'plane' }).issues).toEqual([{ path: 'flight', code: 'required' }])
  })

  test('the day of departure is at most a fortnight away', () => {
    expect(shared({ startOn: '2021-06-08' }).issues).toEqual([])
    expect(shared({ startOn: '2021-06-09' }).issues).toEqual([{ path: 'startOn', code: 'not-right' }])
    expect(shared({ startOn: '2021-02-30' }).issues).toEqual([{ path: 'startOn', code: 'not-right' }])
  })
})

test('a passport of digits alone is a passport at the border', () => {
  const question = entry.person.filter(({ id }) => id === 'documentNumber')
  expect(readAnswers(question, { documentNumber: 'c1 234-567' }, today).answers.documentNumber).toBe('C1234567')
  expect(readAnswers(question, { documentNumber: '123456789' }, today).answers.documentNumber).toBe('123456789')
})

describe('temperature', () => {
  const question = dailyStatus.person.filter(({ id }) => id === 'temperature')
  const temperature = (value: unknown) => readAnswers(question, { temperature: value }, today)

  test('is written with a comma or a point, from 34 to 43', () => {
    expect(temperature('36,8').answers.temperature).toBe(36.8)
    expect(temperature('36.8').answers.temperature).toBe(36.8)
    for (const wrong of ['33,9', '43,1', '368', 'nóng', '1e1', '0x25', Number.NaN, Number.POSITIVE_INFINITY])
      expect(temperature(wrong).issues).toEqual([{ path: 'temperature', code: 'not-right' }])
  })

  test('of 37.5 and more is a sign', () => {
    expect(flagsOf(question, { temperature: 37.4 })).toEqual([])
    expect(flagsOf(question, { temperature: 37.5 })).toEqual(['symptom'])
  })
})

test('any sign and any contact raise their own flag; none raises none', () => {
  const flags = (over: object) => flagsOf(wholePopulation.person, read(over).answers)
  expect(flags({})).toEqual([])
  expect(flags({ symptoms: ['fever'] })).toEqual(['symptom'])
  expect(flags({ symptoms: ['fever'], exposure: ['case'] })).toEqual(['symptom', 'exposure'])
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...flagKinds)), (kinds) => {
      expect(flagsIn(flagBits(kinds))).toEqual(flagKinds.filter((kind) => kinds.includes(kind)))
    }),
  )
})

describe('whatever is sent', () => {
  const parts = forms.flatMap((form) => [form.shared, form.person])

  test('reading never throws, and what comes out is answered again the same', () => {
    const value = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.constantFrom('none', 'yes', 'vn/30/290/10549', '1957', '0912345678', 'Lê Văn Tư'),
    )
    fc.assert(
      fc.property(fc.constantFrom(...parts), fc.array(value, { minLength: 14, maxLength: 14 }), (questions, values) => {
        const given = Object.fromEntries(questions.map(({ id }, i) => [id, values[i]]))
        const { answers } = readAnswers(questions, given, today)
        expect(readAnswers(questions, answers, today).answers).toEqual(answers)
        for (const question of questions) if (!isAsked(question, answers)) expect(answers).not.toHaveProperty(question.id)
      }),
      { numRuns: 500 },
    )
  })

  test('every required question that is asked and not answered is an issue', () => {
    for (const questions of parts) {
      const { issues } = readAnswers(questions, {}, today)
      const wanted = questions.filter((question) => question.required && question.when === undefined).map(({ id }) => id)
      expect(issues.map(({ path }) => path)).toEqual(wanted)
    }
  })
})

test('a form’s fields are read the same from a browser and from a page without JavaScript', () => {
  const fields = new URLSearchParams(
    'p.name=An&p.symptoms=fever&p.symptoms=cough&destinations.0.place=x&destinations.2.place=y&destinations.1.detail=+',
  )
  const texts = (name: string) => fields.getAll(name)
  expect(givenIn(wholePopulation.person, texts, 'p.')).toEqual({ name: 'An', symptoms: ['fever', 'cough'], exposure: [] })
  expect(givenIn(domesticMovement.shared, texts)).toEqual({ destinations: [{ place: 'x' }, { place: 'y' }] })
})

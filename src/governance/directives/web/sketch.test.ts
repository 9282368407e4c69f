import { expect, test } from 'vitest'
import { draftOfMay2021 } from '../data/draft-of-may-2021.ts'
import { provision } from '../provision.ts'
import { asProvision, contentOf, emptyContent, faultsOf, renumbered, sketchOf } from './sketch.ts'

test('the contents of May 2021 come back from the composer as they went in', () => {
  for (const one of draftOfMay2021) expect(provision.parse(asProvision(contentOf(one)))).toEqual(one)
})

test('a share is typed and shown in per cent', () => {
  const [, daily] = draftOfMay2021
  if (daily === undefined) throw new Error('the second content is missing')
  expect(contentOf(daily).threshold).toBe('80')
  expect(asProvision({ ...contentOf(daily), threshold: '99,5' })).toMatchObject({ threshold: 0.995 })
})

test('whom a content would bind can be previewed before a word of it is written', () => {
  const begun = emptyContent('1', '2021-05-25')
  // Words count for authority once there are some: a fine among them is told while drafting.
  expect(sketchOf({ ...begun, sanctionVi: 'Phạt tiền 100 triệu' })).toMatchObject({ sanctionVi: 'Phạt tiền 100 triệu' })
  expect(sketchOf(begun)).not.toHaveProperty('sanctionVi')
  expect(sketchOf(begun)).toMatchObject({ audience: { kind: 'venue', runBy: null }, territory: ['vn'] })
  expect(faultsOf(begun)).toEqual(['textVi'])
})

test('only quarantine facilities are told apart by who runs them', () => {
  const begun = { ...emptyContent('1', '2021-05-25'), runBy: ['army'] }
  expect(sketchOf(begun)?.audience.runBy).toBeNull()
  expect(sketchOf({ ...begun, audience: 'quarantine-facility' })?.audience.runBy).toEqual(['army'])
})

test('a day that is not typed to the end gives no preview and is named as a fault', () => {
  const begun = { ...emptyContent('1', '2021-05-25'), textVi: 'Đăng ký mã QR', fromOn: '25/5' }
  expect(sketchOf(begun)).toBeUndefined()
  expect(faultsOf(begun)).toEqual(['fromOn'])
})

test('contents are numbered in their order after one is taken out', () => {
  const contents = ['1', '3', '4'].map((code) => emptyContent(code, '2021-05-25'))
  expect(renumbered(contents).map(({ code }) => code)).toEqual(['1', '2', '3'])
})

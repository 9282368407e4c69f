import { expect, test } from 'vitest'
import { type Quality, weaknessOf } from './weakness.ts'

const good: Quality = {
  framesPerSecond: 12,
  expectedFramesPerSecond: 12,
  lostShare: 0,
  sinceKeyframeMs: 2000,
  bitsPerSecond: 900_000,
  usualBitsPerSecond: 1_000_000,
}

test('a camera that sends what it announces has no weakness', () => {
  expect(weaknessOf(good)).toBeUndefined()
  expect(weaknessOf({ ...good, framesPerSecond: 7, lostShare: 0.01 })).toBeUndefined()
})

test('each weakness is named', () => {
  expect(weaknessOf({ ...good, lostShare: 0.05 })).toBe('packets-lost')
  expect(weaknessOf({ ...good, framesPerSecond: 4 })).toBe('too-few-frames')
  expect(weaknessOf({ ...good, sinceKeyframeMs: 30_000 })).toBe('keyframes-too-rare')
  expect(weaknessOf({ ...good, bitsPerSecond: 20_000 })).toBe('bitrate-collapsed')
})

test('a camera of unknown frame rate may be slow, but not slower than a picture a second', () => {
  expect(weaknessOf({ ...good, expectedFramesPerSecond: undefined, framesPerSecond: 1 })).toBeUndefined()
  expect(weaknessOf({ ...good, expectedFramesPerSecond: undefined, framesPerSecond: 0.5 })).toBe('too-few-frames')
})

test('in its first minute a camera has no usual bitrate to fall below', () => {
  expect(weaknessOf({ ...good, bitsPerSecond: 1000, usualBitsPerSecond: undefined })).toBeUndefined()
})

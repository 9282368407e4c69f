import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeAll, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { chanceFrom, type Grey, hardship, noHardship, qrPicture } from '../../../tests/support/qr-pictures.ts'
import { readerOptions } from './reader-options.ts'

/** The square that a camera’s picture is cut to before it is read; the code fills half of it. */
const square = { width: 640, height: 640, fill: 0.5 }
const perLength = 30
const text = (length: number, n: number) =>
  `001093${String(n).padStart(6, '0')}|NGUYEN VAN AN|1993-01-18|0|162979388586171100|<1<`.padEnd(length, `${n}K7Q`)

beforeAll(async () => {
  const wasmBinary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer }, fireImmediately: true })
})

/** As the door reads: one quick look, and a harder one for the same paper a moment later. */
async function read(picture: Grey): Promise<string | undefined> {
  const data = new Uint8ClampedArray(picture.points.length * 4)
  for (const [i, value] of picture.points.entries()) data.set([value, value, value, 255], i * 4)
  const image = { data, width: picture.width, height: picture.height, colorSpace: 'srgb' } as const
  for (const harder of [false, true]) {
    const [code] = await readBarcodes(image, readerOptions(harder))
    if (code?.isValid) return code.text
  }
  return undefined
}

for (const length of [75, 120, 180]) {
  test(`of ${perLength} hard pictures of a code of ${length} characters at least 90 % are read, and none wrongly`, async () => {
    const chance = chanceFrom(length)
    let right = 0
    for (let n = 0; n < perLength; n += 1) {
      const given = text(length, n)
      const seen = await read(qrPicture(given, square, hardship(chance), chance))
      expect(seen === undefined || seen === given, 'a code is read as it is or not at all').toBe(true)
      if (seen === given) right += 1
    }
    process.stdout.write(`hard set, ${length} characters: ${right} of ${perLength} read\n`)
    expect(right / perLength).toBeGreaterThanOrEqual(0.9)
  }, 60_000)
}

test('a picture without a code, and one too dark to see, are read as nothing', async () => {
  const chance = chanceFrom(1)
  expect(await read({ width: 640, height: 640, points: new Uint8ClampedArray(640 * 640).fill(120) })).toBeUndefined()
  expect(await read(qrPicture(text(75, 1), square, { ...noHardship, light: 0.01, noise: 20 }, chance))).toBeUndefined()
})

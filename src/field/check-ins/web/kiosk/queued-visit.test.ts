import { expect, test } from 'vitest'
import { keep, unkeep } from './queued-visit.ts'
import { makeKey } from './seal.ts'

const paper = '030187001234|142345678|Trần Thị Lý|18011987|Nữ|Thôn 3, Chí Linh|25042021'
const scan = { scanned: paper, initials: 'T.T.L.', direction: 'out' } as const
const head = { sequence: 7, version: 2, venueId: 3, at: '2021-05-25T00:31:00.000Z', takenAt: 5 } as const

test('a paper kept on the device cannot be read from its files, and comes back whole', async () => {
  const key = await makeKey()
  if (key === undefined) throw new Error('no key')
  const kept = await keep(key, scan)
  expect(kept.open).toBeUndefined()
  expect(Buffer.from(kept.sealed?.bytes ?? new ArrayBuffer()).toString('latin1')).not.toMatch(/030187001234|T\.T\.L/)
  expect(await unkeep(key, { ...head, ...kept })).toMatchObject({ sequence: 7, venueId: 3, at: head.at, ...scan })
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
})

test('without a secure address the paper is kept as it is: losing the visit would be worse', async () => {
  const kept = await keep(undefined, scan)
  expect(await unkeep(undefined, { ...head, ...kept })).toMatchObject(scan)
})

test('a row of the version before is read as it stands', async () => {
  const first = { sequence: 1, venueId: 3, at: head.at, takenAt: 5, scanned: paper, initials: 'T.T.L.' }
  expect(await unkeep(await makeKey(), first)).toMatchObject({ sequence: 1, scanned: paper })
})

test('a row sealed by another browser, or damaged, is reported as unreadable and never sent as something else', async () => {
  const kept = await keep(await makeKey(), scan)
  expect(await unkeep(await makeKey(), { ...head, ...kept })).toBeUndefined()
  expect(await unkeep(undefined, { ...head, open: '{"scanned":' })).toBeUndefined()
})

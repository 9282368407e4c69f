import { expect, test, vi } from 'vitest'
import { listUnits } from '../../foundation/places/contract.ts'
import { addressOf } from '../../platform/http/client.ts'
import { isCommune, stepsTo, unitsUnder } from './units.ts'

test('a list of communes is fetched once', async () => {
  const reply = {
    on: '2021-05-25',
    rows: [{ path: 'vn/30', code: '30', level: 'province' as const, nameVi: 'Tỉnh Hải Dương', nameEn: 'Hai Duong Province' }],
  }
  const asked = vi.fn<typeof fetch>(async () => Response.json(listUnits.reply.parse(reply)))
  vi.stubGlobal('fetch', asked)
  const [unit] = await unitsUnder('vn')
  expect(unit).toEqual({ path: 'vn/30', level: 'province', name: { vi: 'Tỉnh Hải Dương', en: 'Hai Duong Province' } })
  await unitsUnder('vn')
  expect(asked.mock.calls.map(([address]) => address)).toEqual([addressOf(listUnits, { query: { parent: 'vn' } })])
})

test('a commune is reached by its province and district; since July 2025 by its province alone', () => {
  expect(stepsTo('vn/30/290/10549')).toEqual(['vn/30', 'vn/30/290', 'vn/30/290/10549'])
  expect(stepsTo('vn/30/10549')).toEqual(['vn/30', 'vn/30/10549'])
  expect(stepsTo('')).toEqual([])
  expect(['vn/30', 'vn/30/290', 'vn/30/290/10549'].map(isCommune)).toEqual([false, false, true])
})

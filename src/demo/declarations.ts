import { randomUUID } from 'node:crypto'
import { declare } from '../field/declarations/actions/declare.ts'
import type { House } from '../platform/house.ts'
import { pick, seeded } from './random.ts'

const names = [
  'Nguyễn Văn Hiếu',
  'Trần Thị Mai',
  'Lê Thị Oanh',
  'Phạm Văn Quân',
  'Hoàng Thị Thảo',
  'Vũ Văn Sơn',
  'Đỗ Thị Lan',
  'Bùi Văn Nam',
]

/** Simulated declarations of the last hours in the commune of the story and around it; a handful show signs or contact. */
export async function loadDeclarations(house: House, commune: string, others: readonly string[], now: Date): Promise<number> {
  const random = seeded(2666)
  const flagged = new Map<number, { symptoms?: string[]; exposure?: string[] }>([
    [3, { symptoms: ['fever', 'cough'] }],
    [9, { exposure: ['case'] }],
    [14, { symptoms: ['no-taste'], exposure: ['ill'] }],
    [21, { symptoms: ['sore-throat'] }],
    [26, { exposure: ['from-abroad'] }],
  ])
  const total = 40
  for (let i = 0; i < total; i++) {
    const signs = flagged.get(i)
    const answers = {
      name: pick(random, names),
      bornOn: String(1945 + Math.floor(random() * 55)),
      gender: pick(random, ['female', 'male']),
      documentNumber: String(100_000_000 + Math.floor(random() * 899_999_999)),
      nationality: 'Việt Nam',
      phone: `09${String(10_000_000 + Math.floor(random() * 89_999_999))}`,
      residence: signs !== undefined || i % 2 === 0 ? commune : pick(random, others),
      address: `Thôn ${1 + Math.floor(random() * 9)}`,
      symptoms: signs?.symptoms ?? ['none'],
      exposure: signs?.exposure ?? ['none'],
      travelled: 'no',
    }
    const at = new Date(now.getTime() - (total - i) * 7 * 60_000)
    await house.database.transaction((tx) =>
      declare(
        tx,
        house.keyring,
        { form: 'whole-population', version: 1, shared: {}, persons: [{ answers, provenance: 'self-declared' }] },
        { deviceId: randomUUID() },
        at,
      ),
    )
  }
  return total
}

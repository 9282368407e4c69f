import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Citizen, cardOf, openMarket } from './market.fixture.ts'

// Whoever has gone to a desk is heard on their own phone, also when they write their own name or number wrongly.
let market: Awaited<ReturnType<typeof openMarket>>
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.t.close())
const fever = { symptoms: ['fever'] }
let minute = 0
const next = () => {
  minute += 5
  return minute * 60
}
const atDoor = async (scanned: string) => (await market.show(scanned, next())).declaration

test.each<[string, Citizen, Partial<Citizen>]>([
  [
    'one wrong digit',
    { name: 'Lê Thị Sai Số', documentNumber: '030187400001', phone: '0912400001' },
    { documentNumber: '030187400007' },
  ],
  [
    'two digits turned round',
    { name: 'Lê Thị Hai Số', documentNumber: '030187400012', phone: '0912400002' },
    { documentNumber: '030187400021' },
  ],
  ['the middle name left out', { name: 'Lê Thị Đệm', documentNumber: '030187400003', phone: '0912400003' }, { name: 'Lê Đệm' }],
  [
    'both at once',
    { name: 'Lê Thị Ngọc Hiền', documentNumber: '030187400004', phone: '0912400004' },
    { name: 'Lê Ngọc Hiền', documentNumber: '030187400094' },
  ],
])(
  'with %s a fever that a bound phone declares is heard at its own code and card, and a desk is asked to correct it',
  async (_, who, slip) => {
    const mine = await market.phone()
    await market.bind(mine, who)
    await market.declare(mine, { ...who, ...slip }, fever)
    const answer = { state: 'valid', flagged: true, unverified: false, unmatched: true }
    const second = next()
    expect((await market.show(await market.codeOn(mine, second), second)).declaration).toMatchObject(answer)
    expect(await atDoor(cardOf(who))).toMatchObject(answer)
  },
)

test('what is written rightly afterwards does not take back the fever of before', async () => {
  const who = { name: 'Lê Thị Viết Lại', documentNumber: '030187400005', phone: '0912400005' }
  const mine = await market.phone()
  await market.bind(mine, who)
  await market.declare(mine, { ...who, documentNumber: '030187400050' }, fever)
  await market.declare(mine, who)
  expect(await atDoor(cardOf(who))).toMatchObject({ state: 'valid', flagged: true, unmatched: true })
})

test('what a bound phone declares for a relative, or for a friend who borrows it, is not its owner’s', async () => {
  const who = { name: 'Lê Thị Chủ Máy', documentNumber: '030187400006', phone: '0912400006' }
  const mine = await market.phone()
  await market.bind(mine, who)
  const child = { name: 'Lê Chủ Máy', documentNumber: '030316400006', phone: who.phone, bornOn: '05/05/2016' }
  await market.declare(mine, child, { ...fever, onBehalf: true })
  await market.declare(mine, { name: 'Trần Thị Bạn', documentNumber: '030185400007', phone: '0912400007', bornOn: '1985' }, fever)
  expect(await atDoor(cardOf(who))).toMatchObject({ state: 'none', flagged: false, unverified: false, unmatched: false })
})

test('a stranger’s slip is nobody’s: only the phone that an office bound is heard so', async () => {
  const who = { name: 'Lê Thị Không Nhầm', documentNumber: '030187400008', phone: '0912400008' }
  await market.bind(await market.phone(), who)
  await market.declare(await market.phone(), { ...who, name: 'Lê Không Nhầm', documentNumber: '030187400080' }, fever)
  expect(await atDoor(cardOf(who))).toMatchObject({ state: 'none', flagged: false, unverified: false, unmatched: false })
})

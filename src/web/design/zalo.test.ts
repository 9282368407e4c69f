import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seemsPersonal, zaloLimit, zaloMessage } from './zalo.ts'

describe('a message for a chat group', () => {
  test('a short list goes out whole', () => {
    expect(zaloMessage('Địa điểm không có lượt quét:', ['1. Chợ Thương', '2. Bến xe'], (left) => `… và ${left} nơi nữa`)).toBe(
      'Địa điểm không có lượt quét:\n1. Chợ Thương\n2. Bến xe',
    )
  })

  test('a long list loses whole lines and says how many', () => {
    const message = zaloMessage(
      'Danh sách:',
      Array.from({ length: 100 }, (_, i) => `${i + 1}. Một địa điểm có tên dài`),
      (left) => `… và ${left} nơi nữa`,
    )
    const lines = message.split('\n')
    expect(lines.at(-1)).toBe(`… và ${100 - (lines.length - 2)} nơi nữa`)
  })

  test('it is never longer than what a group reads as one piece', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 1500 }), fc.array(fc.string({ maxLength: 300 }), { maxLength: 40 }), (head, lines) => {
        expect(zaloMessage(head, lines, (left) => `… ${left}`).length).toBeLessThanOrEqual(zaloLimit)
      }),
    )
  })
})

describe('what looks like a person’s number', () => {
  test.each(['0912345678', '0912 345 678', '0912.345.678', '001087012345', '+84 912 345 678', 'HC4010123456789'])(
    '%s is held back',
    (text) => {
      expect(seemsPersonal(`Liên hệ ${text} nhé`)).toBe(true)
    },
  )

  test.each(['750.120 địa điểm', '1.234.567.890 lượt', '25/05/2021', '06 giờ 00 ngày 25/5/2021', '1900 9095', '3440/VPCP-KGVX'])(
    '%s may go out',
    (text) => {
      expect(seemsPersonal(text)).toBe(false)
    },
  )
})

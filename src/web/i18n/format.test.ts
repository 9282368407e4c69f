import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDay, civilTime } from '../../vocabulary/period.ts'
import { formatOf } from './format.ts'

const vi = formatOf('vi')
const en = formatOf('en')

describe('numbers', () => {
  test('a decimal is written 1.187,5 in Vietnamese and 1,187.5 in English', () => {
    expect(vi.number(1187.5)).toBe('1.187,5')
    expect(en.number(1187.5)).toBe('1,187.5')
    expect(vi.number(750120)).toBe('750.120')
  })

  test('a share is a whole percentage unless decimals are asked for', () => {
    expect(vi.percent(0.0942)).toBe('9%')
    expect(vi.percent(0.0942, 1)).toBe('9,4%')
    expect(en.percent(1)).toBe('100%')
  })

  test('a change carries its sign, and no change carries none', () => {
    expect(vi.signed(4)).toBe('+4')
    expect(vi.signed(-0.8)).toBe('−0,8')
    expect(vi.signed(0)).toBe('0')
  })
})

describe('days and instants', () => {
  test('a day is dd/mm/yyyy in both languages', () => {
    expect(vi.day('2021-05-05')).toBe('05/05/2021')
    expect(en.day('2021-05-05')).toBe('05/05/2021')
  })

  test('a bulletin says 06 giờ 00 ngày 25/5/2021', () => {
    expect(vi.asOf('2021-05-24T23:00:00Z')).toBe('06 giờ 00 ngày 25/5/2021')
    expect(en.asOf('2021-05-24T23:00:00Z')).toBe('06:00 on 25 May 2021')
  })

  test('days below ten and the first two months keep their zero, as Decree 30/2020 wants', () => {
    expect(vi.asOf('2021-02-04T10:30:00Z')).toBe('17 giờ 30 ngày 04/02/2021')
    expect(vi.longDay('2021-05-25')).toBe('Thứ Ba, 25/5/2021')
    expect(en.longDay('2021-05-25')).toBe('Tuesday, 25 May 2021')
  })

  test('half past five in the afternoon in Greenwich is already the next day in Viet Nam', () => {
    expect(vi.instant('2021-05-25T17:30:00Z')).toBe('26/05/2021 00:30')
  })

  test('every instant falls on the day and the minute that the vocabulary says', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }), (at) => {
        const day = civilDay(at)
        expect(vi.instant(at)).toBe(`${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)} ${civilTime(at)}`)
      }),
    )
  })

  test('how long ago is told in minutes, then hours, then days', () => {
    const now = new Date('2021-05-25T10:00:00Z')
    expect(en.ago('2021-05-25T09:48:00Z', now)).toBe('12 minutes ago')
    expect(en.ago('2021-05-25T07:00:00Z', now)).toBe('3 hours ago')
    expect(en.ago('2021-05-20T10:00:00Z', now)).toBe('5 days ago')
    expect(vi.ago('2021-05-25T07:00:00Z', now)).toBe('3 giờ trước')
  })
})

test('names sort the Vietnamese way, with Đ after C and before H', () => {
  expect(['Đắk Lắk', 'Hà Nội', 'Cần Thơ', 'An Giang', 'Đà Nẵng'].sort(vi.compare)).toEqual([
    'An Giang',
    'Cần Thơ',
    'Đà Nẵng',
    'Đắk Lắk',
    'Hà Nội',
  ])
})

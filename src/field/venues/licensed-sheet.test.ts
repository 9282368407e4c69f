import { expect, test } from 'vitest'
import { readLicensedSheet } from './licensed-sheet.ts'

test('a licence office’s table is read: commune, kind and count, without its total', () => {
  expect(
    readLicensedSheet([
      ['THỐNG KÊ CƠ SỞ ĐƯỢC CẤP PHÉP'],
      ['STT', 'Xã/Phường', 'Loại hình', 'Số cơ sở'],
      ['1', 'Phường Trần Phú', 'Nhà hàng, quán ăn', '1.250'],
      ['2', '10549', '', '84'],
      ['3', 'Hồng Phong', 'Chợ', 'hai'],
      ['', 'Tổng cộng', '', '1.334'],
    ]),
  ).toEqual([
    { row: 3, commune: 'Phường Trần Phú', district: '', category: 'restaurant', count: 1250 },
    { row: 4, commune: '10549', district: '', category: 'all', count: 84 },
    { row: 5, commune: 'Hồng Phong', district: '', category: 'market', count: null },
  ])
})

test('a kind that is not of the list is named as such, and never taken for all kinds together', () => {
  const rows = readLicensedSheet([
    ['Xã', 'Loại hình', 'Số cơ sở'],
    ['10549', 'Karaoke', '12'],
    ['10549', 'Tất cả', '84'],
    ['10549', 'Market', '3'],
  ])
  expect(rows?.map(({ category }) => category)).toEqual([null, 'all', 'market'])
})

test('a sheet without communes or counts is no such table', () => {
  expect(readLicensedSheet([['Tên cơ sở', 'Địa chỉ']])).toBeUndefined()
})

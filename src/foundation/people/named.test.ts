import fc from 'fast-check'
import { expect, test } from 'vitest'
import { namesPerson } from './named.ts'

const moi = { name: 'Trịnh Văn Mới', phone: '0912345678', documentNumber: '030187001234' }

test('a name is found run together, spaced, abbreviated, shortened, turned round and without its tones', () => {
  for (const text of [
    'Đã gặp TrịnhVănMới, Trịnh V. Mới',
    'Trịnh V. Mới',
    'T.V. Mới',
    'Tr. Mới đã khai',
    'Trịnh Mới',
    'trinh van moi',
    'T r ị n h V ă n M ớ i',
    'Trịnh_Văn_Mới',
    'Mới, Trịnh Văn',
    'trịnhvănmới',
    'Tr\u200bịnh Văn M\u200bới',
    'anh Mới đã cách ly',
    'liên hệ 0912/345/678',
    'giấy tờ 030-187 / 001.234',
  ])
    expect(namesPerson(text, moi), text).toBe(true)
})

test('what tells nobody more than the masked line passes', () => {
  for (const text of [
    'Đã liên hệ 3 người, hướng dẫn cách ly tại nhà từ 25/5/2021',
    'Trịnh Văn*** đã được hướng dẫn',
    'Có một trường hợp mới, công văn mới sẽ gửi sau',
    'T.V.M. đã được báo',
    'Ông Trần Văn Bảy không liên quan',
    'Đường dây nóng 1900 9095',
  ])
    expect(namesPerson(text, moi), text).toBe(false)
  expect(namesPerson('đang ở nhà an toàn', { name: 'Hà An' })).toBe(false)
})

test('however its words are divided and cased, a whole name in a text is found', () => {
  const word = fc.constantFrom('Nguyễn', 'Trịnh', 'Thị', 'Văn', 'Đức', 'Hoà', 'Lý', 'Mới', 'An')
  const between = fc.constantFrom('', ' ', '.', '-', ' · ', '\n')
  const cased = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toUpperCase(),
  )
  fc.assert(
    fc.property(fc.array(word, { minLength: 2, maxLength: 4 }), between, cased, (words, by, as) => {
      expect(namesPerson(`Đã gọi: ${as(words.join(by))}; xong.`, { name: words.join(' ') })).toBe(true)
    }),
  )
})

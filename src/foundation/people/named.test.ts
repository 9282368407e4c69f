import fc from 'fast-check'
import { expect, test } from 'vitest'
import { namesPerson } from './named.ts'

const moi = { name: 'Trịnh Văn Mới', phone: '0912345678', documentNumber: '030187001234', bornOn: '1987-01-18' }

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
    'Mới Văn Trịnh',
    'mớivăntrịnh đã khai',
    'Mới Trịnh đã cách ly',
    'tên Mới, họ Trịnh',
    'khách tên Mới',
    'khách tên là mới',
    'TÊN KHÁCH: MỚI',
    'họ tên: M ớ i',
    'tên khách là văn mới',
    'đã gặp Mới hôm qua',
    'Khách Mới đã khai',
    'Mới đã khai báo đủ',
    'Văn Mới đã khai',
    'Mới T.V. đã khai',
    'a visitor called Mới',
    'sinh 18/01/1987',
    'ngày 18 tháng 1 năm 1987',
    '18-1-87',
    '1987-01-18',
    'khách 1987 đã khai',
    'gọi không chín một hai ba bốn năm sáu bảy tám',
    'goi khong chin mot hai ba bon nam sau bay tam',
    'số đuôi 678',
    'ba số cuối là 6 7 8',
    'thẻ cuối không một hai ba bốn',
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
    'Mới có ba người được gọi',
    'Ca mới, khách mới, tên đường mới đổi',
    'Hẹn 18/1/2022 xét nghiệm lại, 1.987 lượt, 2 người cuối giờ',
    'Đã chuyển về Mới Sơn',
  ])
    expect(namesPerson(text, moi), text).toBe(false)
  expect(namesPerson('đang ở nhà an toàn', { name: 'Hà An' })).toBe(false)
})

const outcomes = [
  'Đã liên hệ đủ 3 người, hướng dẫn cách ly tại nhà từ 25/5/2021.',
  'Liên hệ được 2 người. Bình thường, không có dấu hiệu.',
  'An toàn, không ai có nguy cơ. Hiện chưa ghi nhận ca mới.',
  'Trạm Y tế phường Sao Đỏ, thành phố Chí Linh, tỉnh Hải Dương đã gọi.',
  'Hoàn thành xét nghiệm; Thành phố yêu cầu theo dõi 21 ngày.',
  'Không liên lạc được 1 người, đã chuyển Trung tâm Y tế tỉnh An Giang.',
  'Tất cả khách hẹn lấy mẫu ngày 27/5/2021 tại Việt Nam.',
  'Mới gọi 2 người, xuân này hoa lan nở',
]
const given = [
  'Liên',
  'Bình',
  'An',
  'Hiện',
  'Dương',
  'Linh',
  'Thành',
  'Hoàn',
  'Nam',
  'Tất',
  'Mới',
  'Xuân',
  'Hoa',
  'Lan',
  'Đỏ',
  'Giang',
]

test('what came of a request can be told, also when a visitor has the name of an ordinary word or a place', () => {
  for (const text of outcomes)
    for (const name of given) {
      const person = { name: `Nguyễn Thị ${name}`, phone: '0912345678', bornOn: '1987-01-18' }
      expect([text, name, namesPerson(text, person)]).toEqual([text, name, false])
    }
})

test('a name in whatever order of its words is found', () => {
  const word = fc.constantFrom('Nguyễn', 'Trịnh', 'Thị', 'Văn', 'Đức', 'Hoà', 'Lý', 'Mới', 'An', 'Ngọc')
  const shuffled = fc
    .array(word, { minLength: 2, maxLength: 4 })
    .chain((words) => fc.tuple(fc.constant(words), fc.shuffledSubarray(words, { minLength: words.length })))
  fc.assert(
    fc.property(shuffled, fc.constantFrom(' ', '', ', ', '-'), ([words, turned], by) => {
      expect(namesPerson(`Đã gọi ${turned.join(by)} rồi`, { name: words.join(' ') })).toBe(true)
    }),
  )
})

test('a given name after a word of naming is found, whatever stands between and however it is cased', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...given),
      fc.constantFrom('tên', 'khách tên', 'Tên là', 'tên của khách này là', 'họ tên:', 'named', 'tên gọi đầy đủ là'),
      fc.constantFrom(
        (text: string) => text,
        (text: string) => text.toLowerCase(),
        (text: string) => text.toUpperCase(),
      ),
      (name, naming, cased) => {
        expect(namesPerson(`Đã gọi ${naming} ${cased(name)}, xong`, { name: `Nguyễn Thị ${name}` })).toBe(true)
      },
    ),
  )
})

test('a birth date is found in every form in which people write it', () => {
  const date = fc.record({
    y: fc.integer({ min: 1920, max: 2018 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 28 }),
  })
  const two = (n: number) => String(n).padStart(2, '0')
  fc.assert(
    fc.property(date, fc.nat({ max: 6 }), ({ y, m, d }, form) => {
      const forms = [
        `${d}/${m}/${y}`,
        `${two(d)}-${two(m)}-${y}`,
        `${two(d)}.${two(m)}.${two(y % 100)}`,
        `${d} tháng ${m} năm ${y}`,
        `${y}-${two(m)}-${two(d)}`,
        `năm ${y}`,
        `${d} / ${m} / ${y}`,
      ]
      expect(namesPerson(`Khách ${forms[form]}, đã gọi`, { name: 'Hà An', bornOn: `${y}-${two(m)}-${two(d)}` })).toBe(true)
    }),
  )
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

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { civilDate } from '../../vocabulary/period.ts'
import { fieldSentence } from './field-sentence.ts'

function sentencesOf(shape: z.ZodType, input: unknown): { vi: string; en: string }[] {
  const parsed = shape.safeParse(input, { reportInput: true })
  return parsed.success ? [] : parsed.error.issues.map(fieldSentence)
}

const missing = 'Cần nhập thông tin này.'

test.each([
  ['nothing', z.string(), undefined, missing],
  ['null', z.string(), null, missing],
  ['a blank', z.string().trim().min(1), '   ', missing],
  ['a blank where more is wanted', z.string().min(10), '', missing],
  ['a blank of a pattern', z.string().regex(/^[a-z]+$/), '', missing],
  ['a number for text', z.string(), 5, 'Phải là chữ.'],
  ['text for a number', z.coerce.number(), 'abc', 'Phải là một số.'],
  ['no number at all', z.number(), undefined, missing],
  ['half a thing', z.coerce.number().int(), '1.5', 'Phải là số nguyên.'],
  ['text for yes or no', z.boolean(), 'maybe', 'Chỉ nhận có hoặc không.'],
  ['one for a list', z.array(z.string()), 'x', 'Phải là một danh sách.'],
  ['text for a form', z.strictObject({}), 'x', 'Không đúng dạng.'],
  ['too short', z.string().min(10), 'abc', 'Quá ngắn: cần ít nhất 10 ký tự.'],
  ['too long', z.string().max(1200), 'a'.repeat(1201), 'Quá dài: không quá 1.200 ký tự.'],
  ['not exactly as long', z.string().length(5), 'abc', 'Cần đúng 5 ký tự.'],
  ['too little', z.number().min(3), 2, 'Phải từ 3 trở lên.'],
  ['not positive', z.number().positive(), 0, 'Phải lớn hơn 0.'],
  ['too much', z.number().max(200), 201, 'Không được quá 200.'],
  ['not below', z.number().lt(5), 5, 'Phải nhỏ hơn 5.'],
  ['none of a list', z.array(z.string()).min(1), [], missing],
  ['too few', z.array(z.string()).min(2), ['a'], 'Cần ít nhất 2 mục.'],
  ['too many', z.array(z.string()).max(1), ['a', 'b'], 'Nhiều nhất 1 mục.'],
  ['another pattern', z.string().regex(/^[a-z0-9]{3}$/), 'Hà Nội', 'Không đúng dạng.'],
  ['another id', z.uuid(), 'x', 'Không đúng dạng.'],
  ['no date', civilDate, '2021-02-30', 'Không phải ngày có thật; viết năm-tháng-ngày, ví dụ 2021-05-25.'],
  ['a date nobody means', civilDate, '0000-01-01', 'Năm phải nằm trong khoảng 1900 đến 2200.'],
  ['no moment', z.iso.datetime(), 'hôm qua', 'Không phải thời điểm có thật.'],
  ['no mail address', z.email(), 'x', 'Không phải địa chỉ thư điện tử.'],
  ['no web address', z.url(), 'x', 'Không phải địa chỉ trang web.'],
  ['none of the choices', z.enum(['a', 'b']), 'c', 'Không thuộc các lựa chọn được nhận.'],
  ['no choice', z.enum(['a', 'b']), undefined, missing],
  ['none of several forms', z.union([z.literal('next-day'), civilDate]), 'x', 'Không thuộc các lựa chọn được nhận.'],
  [
    'no known kind',
    z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('a') })]),
    { kind: 'b' },
    'Không thuộc các lựa chọn được nhận.',
  ],
  ['an unknown field', z.strictObject({}), { lạ: 1 }, 'Có mục không dùng ở đây: lạ.'],
  ['no multiple', z.number().multipleOf(5), 7, 'Phải là bội số của 5.'],
  ['a wrong name of a member', z.record(z.string().max(1), z.number()), { ab: 1 }, 'Không đúng dạng.'],
  [
    'a rule of a contract',
    z.string().refine(() => false, { error: 'ends-before-it-begins' }),
    'x',
    'Ngày kết thúc không được trước ngày bắt đầu.',
  ],
  ['another rule', z.string().refine(() => false), 'x', 'Thông tin này chưa đúng.'],
])('%s', (_, shape, input, sentence) => {
  expect(sentencesOf(shape, input).map(({ vi }) => vi)).toEqual([sentence])
})

/** Words of programmers, and whatever a pattern leaves behind. */
const technical =
  /\b(string|number|boolean|array|object|undefined|null|nan|regex|pattern|expected|received|enum|invalid|input|uuid|int)\b|mẫu|mong đợi|nhận được (string|undefined)|[\^$\\[\]{}|]/i

test('whatever is sent to whatever shape, no sentence speaks of types, patterns or codes', () => {
  const shapes: readonly z.ZodType[] = [
    z
      .string()
      .min(3)
      .max(5)
      .regex(/^[a-z0-9]{3,5}$/),
    z.coerce.number().int().min(1).max(200),
    z.number(),
    z.boolean(),
    z.date(),
    z.bigint(),
    z
      .array(z.enum(['a', 'b']))
      .min(1)
      .max(2),
    z.strictObject({ a: z.uuid(), b: civilDate, c: z.email(), d: z.base64(), e: z.union([z.literal(1), z.string().length(2)]) }),
    z.record(z.string().regex(/^x/), z.number()),
    z.map(z.string(), z.number()),
    z.set(z.number()),
    z.tuple([z.string(), z.number()]),
    z.null(),
    z.never(),
  ]
  // A word of a number is no word of a programmer: "must be a number" is what one says on the telephone.
  const plain = (text: string) =>
    text.replace(/This must be a (whole )?number\.|something that has no place here: .*|không dùng ở đây: .*/g, '')
  fc.assert(
    fc.property(fc.constantFrom(...shapes), fc.anything({ withBigInt: true, withDate: true, withMap: true }), (shape, input) => {
      for (const { vi, en } of sentencesOf(shape, input)) {
        expect(plain(vi)).not.toMatch(technical)
        expect(plain(en)).not.toMatch(technical)
        expect(vi).toMatch(/^\p{Lu}.*\.$/u)
        expect(en).toMatch(/^\p{Lu}.*\.$/u)
      }
    }),
    { numRuns: 2000 },
  )
})

import type { z } from 'zod'

interface Sentence {
  readonly vi: string
  readonly en: string
}

/** What is wrong with a field, as one would tell somebody on the telephone: never a pattern, the name of a type or a code. */
export function fieldSentence(issue: z.core.$ZodIssue): Sentence {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue.input) ? missing : (wantedKinds[issue.expected] ?? notInForm)
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'invalid_format':
      return issue.input === '' ? missing : (formats[issue.format] ?? notInForm)
    case 'not_multiple_of':
      return issue.divisor === 1
        ? whole
        : { vi: `Phải là bội số của ${numberVi(issue.divisor)}.`, en: `This must be a multiple of ${numberEn(issue.divisor)}.` }
    case 'unrecognized_keys':
      return {
        vi: `Có mục không dùng ở đây: ${issue.keys.join(', ')}.`,
        en: `This holds something that has no place here: ${issue.keys.join(', ')}.`,
      }
    case 'invalid_value':
    case 'invalid_union':
      return isMissing(issue.input) ? missing : notAmong
    case 'invalid_key':
    case 'invalid_element':
      return notInForm
    case 'custom':
      return issue.params?.is === 'date' ? unbelievableDate : (ownRules[issue.message] ?? notRight)
    default:
      return unknownKind(issue)
  }
}

const missing: Sentence = { vi: 'Cần nhập thông tin này.', en: 'This is needed.' }
const notInForm: Sentence = { vi: 'Không đúng dạng.', en: 'This is not in the right form.' }
const notAmong: Sentence = { vi: 'Không thuộc các lựa chọn được nhận.', en: 'This is not one of the choices.' }
const notRight: Sentence = { vi: 'Thông tin này chưa đúng.', en: 'This is not right.' }
const whole: Sentence = { vi: 'Phải là số nguyên.', en: 'This must be a whole number.' }
const aNumber: Sentence = { vi: 'Phải là một số.', en: 'This must be a number.' }
const aDate: Sentence = {
  vi: 'Không phải ngày có thật; viết năm-tháng-ngày, ví dụ 2021-05-25.',
  en: 'This is not a date; write year-month-day, for example 2021-05-25.',
}
const unbelievableDate: Sentence = {
  vi: 'Năm phải nằm trong khoảng 1900 đến 2200.',
  en: 'The year must lie between 1900 and 2200.',
}
const aTime: Sentence = { vi: 'Không phải thời điểm có thật.', en: 'This is not a point in time.' }
const backwards: Sentence = {
  vi: 'Ngày kết thúc không được trước ngày bắt đầu.',
  en: 'The end must not come before the beginning.',
}

const wantedKinds: Readonly<Record<string, Sentence>> = {
  string: { vi: 'Phải là chữ.', en: 'This must be text.' },
  number: aNumber,
  nan: aNumber,
  bigint: whole,
  int: whole,
  boolean: { vi: 'Chỉ nhận có hoặc không.', en: 'This must be yes or no.' },
  date: aDate,
  array: { vi: 'Phải là một danh sách.', en: 'This must be a list.' },
}

const formats: Readonly<Record<string, Sentence>> = {
  date: aDate,
  datetime: aTime,
  time: aTime,
  email: { vi: 'Không phải địa chỉ thư điện tử.', en: 'This is not an e-mail address.' },
  url: { vi: 'Không phải địa chỉ trang web.', en: 'This is not a web address.' },
}

/** Rules of several fields, which a contract names by a message of its own. */
const ownRules: Readonly<Record<string, Sentence>> = {
  'ends-before-it-begins': backwards,
  'due before it begins': backwards,
  'no-document-number': {
    vi: 'Cần số, ký hiệu văn bản, ví dụ 1234/QĐ-UBND.',
    en: 'This must be the number and notation of a document, such as 1234/QĐ-UBND.',
  },
  'both-hours-or-neither': {
    vi: 'Nhập cả giờ mở cửa và giờ đóng cửa, hoặc bỏ trống cả hai.',
    en: 'Give both the opening and the closing hour, or neither.',
  },
  'open-at-midnight-is-zero': {
    vi: 'Mở cửa lúc nửa đêm thì ghi 00:00.',
    en: 'Opening at midnight is written 00:00.',
  },
  'says-nothing': {
    vi: 'Chưa thành câu có nghĩa: hãy viết rõ bằng lời, ít nhất ba từ khác nhau.',
    en: 'This says nothing yet: use words, at least three different ones.',
  },
  'no-case-number': {
    vi: 'Cần mã ca bệnh (ví dụ BN2899) hoặc số, ký hiệu văn bản (ví dụ 1234/QĐ-UBND).',
    en: 'This must be the code of a case (BN2899) or the number of a document (1234/QĐ-UBND).',
  },
}

function tooSmall({ origin, minimum, inclusive, exact, input }: z.core.$ZodIssueTooSmall): Sentence {
  const [vi, en] = [numberVi(minimum), numberEn(minimum)]
  if (origin === 'string' && (minimum === 1 || input === '')) return missing
  if (origin === 'string')
    return exact ? exactly(vi, en) : { vi: `Quá ngắn: cần ít nhất ${vi} ký tự.`, en: `Too short: at least ${en} characters.` }
  if (origin === 'date') return { vi: 'Ngày quá sớm.', en: 'This date is too early.' }
  if (isAmount(origin))
    return inclusive === false
      ? { vi: `Phải lớn hơn ${vi}.`, en: `This must be more than ${en}.` }
      : { vi: `Phải từ ${vi} trở lên.`, en: `This must be at least ${en}.` }
  return minimum === 1 ? missing : { vi: `Cần ít nhất ${vi} mục.`, en: `At least ${en} are needed.` }
}

function tooBig({ origin, maximum, inclusive, exact }: z.core.$ZodIssueTooBig): Sentence {
  const [vi, en] = [numberVi(maximum), numberEn(maximum)]
  if (origin === 'string')
    return exact ? exactly(vi, en) : { vi: `Quá dài: không quá ${vi} ký tự.`, en: `Too long: at most ${en} characters.` }
  if (origin === 'date') return { vi: 'Ngày quá muộn.', en: 'This date is too late.' }
  if (isAmount(origin))
    return inclusive === false
      ? { vi: `Phải nhỏ hơn ${vi}.`, en: `This must be less than ${en}.` }
      : { vi: `Không được quá ${vi}.`, en: `This must be at most ${en}.` }
  return { vi: `Nhiều nhất ${vi} mục.`, en: `At most ${en} are accepted.` }
}

function exactly(vi: string, en: string): Sentence {
  return { vi: `Cần đúng ${vi} ký tự.`, en: `Exactly ${en} characters.` }
}

function isAmount(origin: string): boolean {
  return origin === 'number' || origin === 'int' || origin === 'bigint'
}

/** What was typed is handed along by `reportInput`; nothing, blank and null are all "not given" to whoever filled in the form. */
function isMissing(input: unknown): boolean {
  return input === undefined || input === null || input === ''
}

const forms = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') }
function numberVi(value: number | bigint): string {
  return forms.vi.format(value)
}
function numberEn(value: number | bigint): string {
  return forms.en.format(value)
}

/** A kind of issue that a later zod brings does not compile here. */
function unknownKind(_issue: never): Sentence {
  return notRight
}

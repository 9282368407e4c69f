/** What somebody's name and number may be shown for. The code is stored; the words are shown and put on the record. */
export const unmaskPurposeCodes = ['trace-contacts', 'notify-exposure', 'organise-quarantine', 'urgent-care'] as const
export type UnmaskPurposeCode = (typeof unmaskPurposeCodes)[number]

export interface UnmaskPurpose {
  readonly code: UnmaskPurposeCode
  readonly vi: string
  readonly en: string
  readonly basisVi: string
  readonly basisEn: string
  /** Civil days on which it may be chosen: those of its legal basis. */
  readonly fromOn: string
  readonly toOn: string | null
}

/** The closed list, each purpose with the law that allows it. A purpose whose law ends gets its last day here and stays for the record. */
export const unmaskPurposes: readonly UnmaskPurpose[] = [
  {
    code: 'trace-contacts',
    vi: 'Truy vết người tiếp xúc với ca bệnh',
    en: 'Tracing contacts of a case',
    basisVi: 'Quyết định 5053/QĐ-BYT ngày 03/12/2020; Luật 03/2007/QH12, Mục 3 Chương II',
    basisEn: 'Decision 5053/QĐ-BYT of 3 December 2020; Law 03/2007/QH12, chapter II section 3',
    fromOn: '2020-12-03',
    toOn: null,
  },
  {
    code: 'notify-exposure',
    vi: 'Báo cho người đã có mặt tại mốc dịch tễ',
    en: 'Telling people who were at an exposure milestone',
    basisVi: 'Quyết định 5053/QĐ-BYT ngày 03/12/2020',
    basisEn: 'Decision 5053/QĐ-BYT of 3 December 2020',
    fromOn: '2020-12-03',
    toOn: null,
  },
  {
    code: 'organise-quarantine',
    vi: 'Tổ chức cách ly y tế',
    en: 'Organising medical quarantine',
    basisVi: 'Luật 03/2007/QH12, Điều 49',
    basisEn: 'Law 03/2007/QH12, article 49',
    fromOn: '2008-07-01',
    toOn: null,
  },
  {
    code: 'urgent-care',
    vi: 'Cấp cứu, điều trị người mắc bệnh dịch',
    en: 'Urgent care and treatment of somebody with the disease',
    basisVi: 'Luật 03/2007/QH12, Điều 48',
    basisEn: 'Law 03/2007/QH12, article 48',
    fromOn: '2008-07-01',
    toOn: null,
  },
]

/** The purposes that may be chosen on a civil day. */
export function unmaskPurposesOn(on: string, list: readonly UnmaskPurpose[] = unmaskPurposes): UnmaskPurpose[] {
  return list.filter((one) => one.fromOn <= on && (one.toOn === null || on <= one.toOn))
}

/** A purpose by its code, of any day: what was recorded once is always shown in words. */
export function unmaskPurpose(
  code: UnmaskPurposeCode,
  list: readonly UnmaskPurpose[] = unmaskPurposes,
): UnmaskPurpose | undefined {
  return list.findLast((one) => one.code === code)
}

/** What the record says of an unmasked reading, and the person reads under "who looked at my data": why, by which law, for which case. */
export function purposeSentence(purpose: UnmaskPurpose, caseNumber: string, language: 'vi' | 'en' = 'vi'): string {
  const [words, basis] = language === 'vi' ? [purpose.vi, purpose.basisVi] : [purpose.en, purpose.basisEn]
  return `${words} (${basis}); ${caseNumber}`
}

/** Why a door saw somebody's masked line, as the record and the person read it. */
export function lookUpSentence(venueName: string, language: 'vi' | 'en' = 'vi'): string {
  return language === 'vi'
    ? `Tìm theo số điện thoại ở cửa: ${venueName}; chỉ thấy tên, số đã che`
    : `Looking up a telephone number at the door: ${venueName}; saw a masked name and number only`
}

/** A sentence of the record in English; undefined for what this list never said. */
export function purposeInEnglish(sentence: string, list: readonly UnmaskPurpose[] = unmaskPurposes): string | undefined {
  const [before = '', after = ''] = lookUpSentence('\0').split('\0')
  if (sentence.startsWith(before) && sentence.endsWith(after))
    return lookUpSentence(sentence.slice(before.length, sentence.length - after.length), 'en')
  const purpose = list.find((one) => sentence.startsWith(purposeSentence(one, '')))
  return purpose && purposeSentence(purpose, sentence.slice(purposeSentence(purpose, '').length), 'en')
}

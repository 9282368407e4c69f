import type { OfficialDocumentInput } from '../../foundation/documents/public.ts'
import type { Form } from './directive.ts'
import type { Provision } from './provision.ts'

/** What a page is made of: names in words, contents in the order of the draft. */
export interface PageFacts {
  readonly form: Form
  readonly subjectVi: string
  readonly issuerVi: string
  /** `BYT`: stands in the notation behind the type. */
  readonly issuerShort: string
  /** Office of the head, as printed over the ruling: `Bộ trưởng Bộ Y tế`. */
  readonly headVi: string
  /** What it is grounded on, as cited after “Căn cứ”, in order. */
  readonly groundsVi: readonly string[]
  readonly provisions: readonly PageProvision[]
  readonly signer: NonNullable<OfficialDocumentInput['signer']>
  /** Bodies that must know, from who holds which role on the day. */
  readonly steeringVi: string
  readonly technologyVi: string
  /** Issuers of the letters that it answers or carries out. */
  readonly answeredVi: readonly string[]
}

export interface PageProvision
  extends Pick<
    Provision,
    | 'textVi'
    | 'force'
    | 'audience'
    | 'fromOn'
    | 'dueOn'
    | 'frequency'
    | 'threshold'
    | 'fallbackVi'
    | 'graceDays'
    | 'conditionVi'
    | 'sanctionVi'
    | 'untilOn'
    | 'provinceMayBeLooser'
    | 'provinceMayBeStricter'
  > {
  /** Null where nothing measures it. */
  readonly measureVi: string | null
  /** Names of the provinces; empty: nationwide. */
  readonly territoryVi: readonly string[]
}

/** The national authorities of the product are seated in the capital. */
const place = 'Hà Nội'
const archive = 'Lưu: VT'

/**
 * The contents within authority as an official document in draft (Decree 30/2020/NĐ-CP, Appendix I): a decision has its grounds, the
 * ruling and articles, and those who carry it out in the last one; other forms have numbered points. The number comes with the signature.
 */
export function directivePage(facts: PageFacts): OfficialDocumentInput {
  return facts.form === 'decision' ? decisionPage(facts) : pointsPage(facts)
}

function decisionPage(facts: PageFacts): OfficialDocumentInput {
  const { issuerVi, provisions } = facts
  const contents = provisions.flatMap((one, at) => [
    { kind: 'article' as const, number: String(at + 1), text: asSentence(one.textVi) },
    ...termsOf(one).map((text, n) => ({ kind: 'point' as const, number: String(n + 1), text })),
  ])
  const last = provisions.length + 2
  return {
    ...headOf(facts),
    authority: facts.headVi,
    body: [
      ...facts.groundsVi.map((text, at) => ({
        kind: 'ground' as const,
        text: `Căn cứ ${text}${at === facts.groundsVi.length - 1 ? '.' : ';'}`,
      })),
      { kind: 'ruling', text: 'QUYẾT ĐỊNH:' },
      ...contents,
      { kind: 'article', number: String(last - 1), text: inForceFrom(facts, 'Quyết định này') },
      {
        kind: 'article',
        number: String(last),
        text: `Chánh Văn phòng, Chánh Thanh tra, Thủ trưởng các đơn vị thuộc, trực thuộc ${issuerVi}; Giám đốc Sở Y tế ${placesOf(provisions)} và các cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.`,
      },
    ],
    recipients: [`Như Điều ${last}`, ...copiesTo(facts), archive],
  }
}

/** Letters, directives, telegrams, guidance and plans: why, then numbered contents, then how they are reported on. */
function pointsPage(facts: PageFacts): OfficialDocumentInput {
  const { issuerVi, form } = facts
  const because = facts.groundsVi.length === 0 ? '' : `Căn cứ ${facts.groundsVi.join('; ')}, `
  const asks =
    form === 'directive' ? `${facts.headVi} chỉ thị` : `${issuerVi} đề nghị các cơ quan, đơn vị thực hiện các nội dung sau`
  const contents = facts.provisions.flatMap((one, at) => [
    { kind: 'point' as const, number: String(at + 1), text: asSentence(one.textVi) },
    ...termsOf(one).map((text, n) => ({ kind: 'sub-point' as const, letter: 'abcdđeghik'.charAt(n), text })),
  ])
  const addressed = form === 'official-letter' || form === 'telegram'
  const toDo = doersOf(facts.provisions)
  return {
    ...headOf(facts),
    addressees: addressed ? toDo : [],
    body: [
      { kind: 'paragraph', text: `${because}${asks}:` },
      ...contents,
      {
        kind: 'paragraph',
        text: `${inForceFrom(facts, 'Văn bản này')} ${issuerVi} đề nghị các cơ quan, đơn vị tổ chức thực hiện./.`,
      },
    ],
    recipients: [...(addressed ? ['Như trên'] : toDo), ...copiesTo(facts), archive],
  }
}

/** The submission (tờ trình) that recommends contents beyond authority to a higher body, with the reason and the basis of each. */
export function submissionPage(
  facts: PageFacts & { readonly higherVi: string; readonly reasonVi: string; readonly basesVi: readonly string[] },
): OfficialDocumentInput {
  const request = `${facts.issuerVi} kiến nghị ${facts.higherVi} xem xét, chỉ đạo các nội dung vượt thẩm quyền sau:`
  const contents = facts.provisions.flatMap((one, at) => [
    { kind: 'point' as const, number: String(at + 1), text: asSentence(one.textVi) },
    ...termsOf(one).map((text, n) => ({ kind: 'sub-point' as const, letter: 'abcdđeghik'.charAt(n), text })),
  ])
  return {
    ...headOf(facts),
    type: 'submission',
    notation: `TTr-${facts.issuerShort}`,
    subject: `Về việc kiến nghị chỉ đạo ${facts.subjectVi.replace(/^Về việc\s+/iu, '')}`.slice(0, 500),
    addressees: [facts.higherVi],
    body: [
      ...(facts.groundsVi.length === 0 ? [] : [{ kind: 'paragraph' as const, text: `Căn cứ ${facts.groundsVi.join('; ')};` }]),
      { kind: 'paragraph', text: facts.reasonVi },
      { kind: 'paragraph', text: request },
      ...contents,
      ...[...new Set(facts.basesVi)].map((text) => ({ kind: 'dash' as const, text })),
      { kind: 'paragraph', text: `Kính trình ${facts.higherVi} xem xét, quyết định./.` },
    ],
    recipients: ['Như trên', ...facts.answeredVi.filter((name) => name !== facts.higherVi), archive],
  }
}

/** The abbreviation of the type before that of the issuer (Decree 30, article 8); a letter has its issuer and, by hand, its drafting unit. */
const abbreviations: Readonly<Record<Form, string | null>> = {
  decision: 'QĐ',
  directive: 'CT',
  'official-letter': null,
  telegram: 'CĐ',
  guidance: 'HD',
  plan: 'KH',
}

function headOf(facts: PageFacts) {
  const abbreviation = abbreviations[facts.form]
  return {
    type: facts.form,
    issuer: facts.issuerVi,
    notation: abbreviation === null ? facts.issuerShort : `${abbreviation}-${facts.issuerShort}`,
    place,
    subject: facts.subjectVi,
    signer: facts.signer,
  }
}

/** What the composer knows of a content beside its words: whom it binds and how strictly, what is measured and from when, who is helped how. */
function termsOf(one: PageProvision): string[] {
  const from = one.fromOn === null ? '' : ` từ ${dayOf(one.fromOn)}`
  const often = frequencyWords[one.frequency]
  const measured =
    one.measureVi === null
      ? `Thực hiện ${often}${from}`
      : `Mức phải đạt: “${one.measureVi}”${one.threshold === null ? '' : ` từ ${percent(one.threshold)} trở lên`}; thực hiện ${often}${from}`
  const due = one.dueOn === null ? '' : `; hoàn thành trước hết ${dayOf(one.dueOn)}`
  const until = one.untilOn === null ? '' : `; áp dụng đến hết ${dayOf(one.untilOn)}`
  const looser = 'Ủy ban nhân dân cấp tỉnh được quy định mức thấp hơn phù hợp tình hình trên địa bàn.'
  const grace = one.graceDays === 0 ? '' : `; được điều chỉnh trong ${one.graceDays} ngày đầu`
  const stricter = 'Ủy ban nhân dân cấp tỉnh được áp dụng biện pháp chặt chẽ hơn trên địa bàn.'
  return [
    `Đối tượng, phạm vi: ${audienceOf(one)}, ${placesWhere(one.territoryVi)}; ${one.force === 'mandatory' ? 'bắt buộc' : 'khuyến khích'} áp dụng.`,
    ...(one.conditionVi === null ? [] : [`Điều kiện áp dụng: ${asSentence(one.conditionVi)}`]),
    `${measured}${due}${grace}${until}.`,
    ...(one.fallbackVi === null ? [] : [fallbackOf(asSentence(one.fallbackVi))]),
    ...(one.provinceMayBeStricter ? [stricter] : []),
    ...(one.provinceMayBeLooser ? [looser] : []),
    ...(one.sanctionVi === null ? [] : [`Xử lý vi phạm: ${asSentence(one.sanctionVi)}`]),
  ]
}

/** Many a fallback says itself whom it is for. */
const fallbackOf = (text: string): string =>
  /^(Người|Địa điểm|Nơi|Cơ sở) /u.test(text) ? text : `Người không có điện thoại thông minh: ${text}`

const frequencyWords = { once: 'một lần', continuous: 'liên tục', daily: 'hằng ngày' } as const
const audienceWords: Readonly<Record<PageProvision['audience']['kind'], string>> = {
  venue: 'địa điểm công cộng, nơi tập trung đông người',
  'quarantine-facility': 'cơ sở cách ly tập trung',
  'people-committee': 'Ủy ban nhân dân',
  'health-facility': 'cơ sở y tế',
  ministry: 'bộ, cơ quan ngang bộ',
  individual: 'cá nhân',
}
const operatorWords = {
  civil: 'do địa phương quản lý',
  army: 'do quân đội quản lý',
  'paid-hotel': 'là khách sạn có thu phí',
} as const

function audienceOf({ audience }: PageProvision): string {
  const by = audience.runBy?.map((one) => operatorWords[one]).join(', ') ?? ''
  return by === '' ? audienceWords[audience.kind] : `${audienceWords[audience.kind]} ${by}`
}

const everyProvince = 'các tỉnh, thành phố trực thuộc Trung ương'
const placesWhere = (names: readonly string[]) =>
  names.length === 0 ? 'trên phạm vi cả nước' : `tại ${names.map(withinSentence).join(', ')}`

/** The provinces of all contents together, as those are named who carry them out. */
function placesOf(provisions: readonly PageProvision[]): string {
  if (provisions.some(({ territoryVi }) => territoryVi.length === 0)) return everyProvince
  return [...new Set(provisions.flatMap(({ territoryVi }) => territoryVi))].map(withinSentence).join(', ')
}

/** Whom the contents set to work: people's committees everywhere they apply, and those that are bound themselves. */
function doersOf(provisions: readonly PageProvision[]): string[] {
  const kinds = new Set(provisions.map(({ audience }) => audience.kind))
  const where = placesOf(provisions)
  return [
    ...(kinds.has('ministry') ? ['Các bộ, cơ quan ngang bộ'] : []),
    `Ủy ban nhân dân ${where}`,
    `Sở Y tế ${where}`,
    ...(kinds.has('health-facility') ? ['Các bệnh viện, viện trực thuộc Bộ Y tế'] : []),
    ...(kinds.has('quarantine-facility') ? [`Các cơ sở cách ly tập trung tại ${where}`] : []),
  ]
}

/** Who is told: above for report, beside for coordination; those who answer for the ground, where the page itself is not addressed to them. */
function copiesTo(facts: PageFacts): string[] {
  const above = [
    'Thủ tướng Chính phủ (để báo cáo)',
    'Các Phó Thủ tướng Chính phủ (để báo cáo)',
    `${facts.steeringVi} (để báo cáo)`,
  ]
  const doers = facts.form === 'decision' ? doersOf(facts.provisions).map((name) => `${name} (để phối hợp thực hiện)`) : []
  const others = (names: readonly string[]) =>
    [...new Set(names)].filter((name) => name !== facts.issuerVi && name !== facts.steeringVi)
  return [
    ...above,
    ...others(facts.answeredVi).map((name) => `${name} (để báo cáo)`),
    ...others([facts.technologyVi]).map((name) => `${name} (để phối hợp)`),
    ...doers.filter((name) => !name.startsWith('Sở Y tế')),
  ]
}

function inForceFrom(facts: PageFacts, what: string): string {
  const from = facts.provisions.map(({ fromOn }) => fromOn).toSorted()[0]
  return `${what} có hiệu lực kể từ ${from === undefined ? 'ngày ký' : dayOf(from)}.`
}

/** `ngày 05 tháng 5 năm 2021`: days below ten and the first two months take their zero (Decree 30, Appendix I). */
function dayOf(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
}

const percent = (share: number): string => `${(share * 100).toLocaleString('vi-VN', { maximumFractionDigits: 1 })}%`
const asSentence = (text: string): string => (/[.!?…]$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`)
/** `Tỉnh Hải Dương` within a sentence: `tỉnh Hải Dương`. */
const withinSentence = (name: string): string =>
  name.replace(/^(Tỉnh|Thành phố|Quận|Huyện|Thị xã|Phường|Xã|Thị trấn)(?= )/u, (kind) => kind.toLocaleLowerCase('vi'))

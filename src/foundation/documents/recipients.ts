/** Why a document is sent to somebody (Decree 30, the `Nơi nhận` block). The archive keeps a copy and is listed last. */
export const purposes = ['for-action', 'for-coordination', 'for-report', 'for-information', 'archive'] as const
export type Purpose = (typeof purposes)[number]

/** One line of the block: `- Các Bộ: CA, GTVT;` names a group and its members; `- Lưu: VT, KGVX (3).` the archive and its copies. */
export interface RecipientLine {
  /** The line as it stands, without its dash and closing mark: what the page prints. */
  readonly written: string
  readonly purpose: Purpose
  /** `Như trên`: everybody the letter is addressed to. */
  readonly asAbove: boolean
  readonly names: readonly string[]
  /** Copies that the archive keeps; null where the line does not say. */
  readonly copies: number | null
}

export interface Recipient {
  readonly name: string
  readonly purpose: Purpose
  readonly copies: number | null
}

/**
 * Reads a recipients block as written in Vietnamese official documents. A line begins with a dash; a line without one goes on with
 * the line before it. Where the block does not say a purpose, `Như trên` is for action and everybody else for information.
 */
export function readRecipients(block: string): RecipientLine[] {
  return linesOf(block).flatMap((line) => {
    const written = line.replace(/[\s;.]+$/u, '')
    return written === '' ? [] : [readLine(written)]
  })
}

/** Everybody who gets the document, one by one; `Như trên` becomes the addressees of the letter. */
export function recipientsOf(lines: readonly RecipientLine[], addressees: readonly string[]): Recipient[] {
  return lines.flatMap(({ written, asAbove, names, purpose, copies }) => {
    const everybody = asAbove ? (addressees.length > 0 ? addressees : [written]) : names
    return everybody.map((name, at) => ({ name, purpose, copies: at === everybody.length - 1 ? copies : null }))
  })
}

/** The block as the page prints it: a dash before each line, semicolons, a full stop at the end. */
export function writeRecipients(lines: readonly Pick<RecipientLine, 'written'>[]): string {
  return lines.map(({ written }, at) => `- ${written}${at === lines.length - 1 ? '.' : ';'}`).join('\n')
}

function linesOf(block: string): string[] {
  const lines: string[] = []
  for (const raw of block.normalize('NFC').split(/\r?\n/)) {
    const text = raw.replace(/\s+/gu, ' ').trim()
    if (text === '' || /^nơi nhận\s*:?$/iu.test(text)) continue
    const item = /^[-–—+•*]\s*(.+)$/u.exec(text)?.[1]
    if (item !== undefined) lines.push(item)
    else if (lines.length > 0) lines.push(`${lines.pop()} ${text}`)
    else lines.push(text)
  }
  return lines
}

function readLine(written: string): RecipientLine {
  const archive = /^lưu\s*:?\s*(.*)$/iu.exec(written)?.[1]
  if (archive !== undefined) return readArchive(written, archive)
  const { bare, purpose } = takePurpose(written)
  const asAbove = /^như (trên|điều \d+)(?!\p{L})/iu.test(bare)
  return {
    written,
    purpose: purpose ?? (asAbove ? 'for-action' : 'for-information'),
    asAbove,
    names: asAbove ? [] : namesIn(bare),
    copies: null,
  }
}

/** `VT, KGVX (3).vt`: office archive, drafting unit, copies, and the typist's initials, which are nobody. */
function readArchive(written: string, rest: string): RecipientLine {
  const [, units = rest, copies] = /^(.*?)\s*\(\s*(\d{1,4})(?:\s*(?:bản|b))?\s*\).*$/iu.exec(rest) ?? []
  return {
    written,
    purpose: 'archive',
    asAbove: false,
    names: splitNames(units),
    copies: copies === undefined ? null : Number(copies),
  }
}

const purposeWords: readonly (readonly [Purpose, RegExp])[] = [
  ['for-report', /^(?:để\s+)?(?:báo cáo|b\/c|b\.c)$/iu],
  ['for-coordination', /^(?:để\s+)?(?:phối hợp|p\/h|ph)(?:\s+thực hiện|\s+t\/h)?$/iu],
  ['for-action', /^(?:để\s+)?(?:(?:biết|chỉ đạo)\s*(?:,|và)\s*)?(?:thực hiện|t\/h|th)$/iu],
  ['for-information', /^(?:để\s+)?biết$/iu],
]

/** A bracket at the end that says what for: `(để báo cáo)`, `(để b/c)`, `(để biết, thực hiện)`. Other brackets belong to the name. */
function takePurpose(written: string): { bare: string; purpose: Purpose | null } {
  const [, bare, bracket] = /^(.*?)\s*\(([^()]*)\)$/u.exec(written) ?? []
  if (bare === undefined || bracket === undefined) return { bare: written, purpose: null }
  const purpose = purposeWords.find(([, words]) => words.test(bracket.trim()))?.[0]
  return purpose === undefined ? { bare: written, purpose: null } : { bare, purpose }
}

/**
 * `VPCP: BTCN, PCN …; các Vụ: CN, NC` is one body with a group inside; `Các Bộ: YT, CA; BHXH VN` is a group, then somebody else;
 * `Thủ tướng, các PTTg` are two.
 */
function namesIn(bare: string): string[] {
  const [, group, members] = /^([^:]+?)\s*:\s*(.+)$/u.exec(bare) ?? []
  if (group === undefined || members === undefined) return splitNames(bare)
  return members.split(';').flatMap((part, at) => {
    if (at > 0 && isGroup(group)) return namesIn(part)
    const [, inner, innerMembers] = /^\s*([^:]+?)\s*:\s*(.+)$/u.exec(part) ?? []
    if (inner === undefined || innerMembers === undefined) return splitNames(part).map((name) => memberOf(group, name))
    return splitNames(innerMembers).map((name) => `${group}: ${memberOf(inner, name)}`)
  })
}

const isGroup = (name: string): boolean => /^\s*(?:các|những)\s/iu.test(name)

/** `Các Bộ: CA` is the ministry whose short name is CA; a body's own people keep the body before them. */
function memberOf(group: string, name: string): string {
  const singular = /^(?:các|những)\s+(.+)$/iu.exec(group)?.[1]
  if (singular === undefined) return `${group}: ${name}`
  const kind = singular.charAt(0).toUpperCase() + singular.slice(1)
  return `${kind} ${kind === 'Bộ' ? (ministries[name] ?? name) : name}`
}

/** `phòng, chống dịch` and `các tỉnh, thành phố` are words of one name. */
const splitNames = (text: string): string[] =>
  text
    .split(/,(?!\s*(?:chống\s|thành phố(?:\s+trực thuộc|\s*$)|TP\s+trực thuộc))|;/u)
    .flatMap((name) => name.replace(/\s+/gu, ' ').trim() || [])

/** Short names that the Office of the Government writes for ministries, as they were in 2021. */
const ministries: Readonly<Record<string, string>> = {
  CA: 'Công an',
  GTVT: 'Giao thông vận tải',
  YT: 'Y tế',
  TTTT: 'Thông tin và Truyền thông',
  QP: 'Quốc phòng',
  NG: 'Ngoại giao',
  TC: 'Tài chính',
  NV: 'Nội vụ',
  TP: 'Tư pháp',
  CT: 'Công Thương',
  XD: 'Xây dựng',
  GDĐT: 'Giáo dục và Đào tạo',
  KHCN: 'Khoa học và Công nghệ',
  KHĐT: 'Kế hoạch và Đầu tư',
  LĐTBXH: 'Lao động - Thương binh và Xã hội',
  VHTTDL: 'Văn hóa, Thể thao và Du lịch',
}

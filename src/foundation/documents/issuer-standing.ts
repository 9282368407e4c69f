import { readPath } from '../../vocabulary/administrative-unit-code.ts'
import { searchWords } from './search-words.ts'

/** The issuer of a document as places and its own page know it. What a clerk typed as its level is not asked. */
export interface KnownIssuer {
  readonly name: string
  readonly organisationId: string | null
  readonly kind: string | null
  /** Of the unit in which it sits. */
  readonly unitPath: string
  /** Name and notation say that it carries the word of the Prime Minister or the Government. */
  readonly speaksForGovernment: boolean
}

/** Where an issuer stands; `department`: of a People’s Committee; `other`: not known here. */
export type Rung = 'government' | 'steering-committee' | 'ministry' | 'province' | 'district' | 'commune' | 'department' | 'other'

/**
 * Whose documents an issuer may end or change besides its own. The Prime Minister stands above ministries and People’s Committees (Law on
 * the Organisation of the Government, article 28), a People’s Committee above those beneath it and its own departments (Law on the
 * Organisation of Local Government); a minister stands above no other minister and no People’s Committee. An issuer that is not known
 * stands above nobody, and nobody but the issuer itself touches what it wrote.
 */
const beneath: Readonly<Record<Rung, readonly Rung[]>> = {
  government: ['steering-committee', 'ministry', 'province', 'district', 'commune', 'department'],
  'steering-committee': ['ministry', 'province', 'district', 'commune', 'department'],
  ministry: [],
  province: ['district', 'commune', 'department'],
  district: ['commune', 'department'],
  commune: [],
  department: [],
  other: [],
}

/** Whether a document of the one may replace, repeal or amend a document of the other. */
export function mayChangeDocumentsOf(one: KnownIssuer, other: KnownIssuer): boolean {
  if (isSame(one, other)) return true
  return beneath[rungOf(one)].includes(rungOf(other)) && isUnder(one.unitPath, other.unitPath)
}

function isSame(one: KnownIssuer, other: KnownIssuer): boolean {
  if (one.organisationId !== null && other.organisationId !== null) return one.organisationId === other.organisationId
  return searchWords(one.name) === searchWords(other.name) && one.unitPath === other.unitPath
}

const isUnder = (upper: string, path: string): boolean => path === upper || path.startsWith(`${upper}/`)

/** Where an issuer stands by what places and its page say. */
export function rungOf({ name, kind, unitPath, speaksForGovernment }: KnownIssuer): Rung {
  if (speaksForGovernment) return 'government'
  if (kind === 'steering-committee' || kind === 'ministry') return kind
  if (kind === 'health-department' || kind === 'information-department') return 'department'
  const level = readPath(unitPath)?.level
  if (kind === null && level !== 'nation' && departmentOfCommittee.test(searchWords(name))) return 'department'
  const isCommittee = kind === 'people-committee' || (kind === null && peopleCommittee.test(searchWords(name)))
  return isCommittee && (level === 'province' || level === 'district' || level === 'commune') ? level : 'other'
}

/** “Ủy ban nhân dân tỉnh Hải Dương”, its head who decides in their own name, and the usual short form. */
const peopleCommittee = /^(chu tich )?(uy ban nhan dan|ubnd)( |$)/u
/** A department, or the committee’s own office: “Sở Y tế Hà Nội”, “Văn phòng Ủy ban nhân dân tỉnh Lạng Sơn”. */
const departmentOfCommittee = /^(so|phong|van phong (uy ban nhan dan|ubnd)) /u

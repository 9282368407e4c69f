import type { z } from 'zod'
import type { readChain } from '../contract.ts'
import type { RelationKind } from '../relation.ts'

export type Chain = z.output<typeof readChain.reply>
export type ChainDocument = Chain['nodes'][number]
export type ChainEdge = Chain['edges'][number]

/** Four families of relations, each with its own colour; within them the word tells them apart. */
export const families = ['downward', 'upward', 'beside', 'ending'] as const
export type Family = (typeof families)[number]

/** Carried out or passed on; answered, conveyed or recommended; merely cited; changed or ended. */
export const familyOf: Readonly<Record<RelationKind, Family>> = {
  implements: 'downward',
  relays: 'downward',
  answers: 'upward',
  'conveys-opinion-of': 'upward',
  recommends: 'upward',
  'refers-to': 'beside',
  replaces: 'ending',
  amends: 'ending',
  repeals: 'ending',
}

/** An issuer's name as short as a box has room for: whose lane it is need not be said again. */
export function shortIssuer(name: string): string {
  return name
    .replace(/^Văn phòng Ủy ban nhân dân (tỉnh|thành phố) /u, 'VP UBND ')
    .replace(/^Ủy ban nhân dân (tỉnh|thành phố) /u, '')
    .replace(/^Sở Thông tin và Truyền thông (thành phố |tỉnh )?/u, 'Sở TTTT ')
    .replace(/^Bộ Thông tin và Truyền thông$/u, 'Bộ TTTT')
    .replace(/^Ban Chỉ đạo Quốc gia.*$/u, 'BCĐ Quốc gia')
    .replace(/^Văn phòng Chính phủ$/u, 'VPCP')
    .replace(/^Office of the People’s Committee of (.+?)(?: Province| City)?$/u, 'Office, $1')
    .replace(/^People’s Committee of (.+?)(?: Province| City)?$/u, '$1')
    .replace(/^Department of Health of (.+?)(?: Province| City)?$/u, 'Health, $1')
    .replace(/^Department of Information and Communications of (.+?)(?: Province| City)?$/u, 'ICT, $1')
    .replace(/^Office of the Government$/u, 'Gov. Office')
}

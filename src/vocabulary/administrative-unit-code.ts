import { z } from 'zod'

/**
 * The place of an administrative unit in the country, written so that "everything under this unit" is one index range.
 *
 *   vn                      the nation
 *   vn/30                   a province            (2 digits, statistics office code)
 *   vn/30/288               a district            (3 digits; the tier ended on 1 July 2025)
 *   vn/30/288/10507         a commune of 2021     (5 digits)
 *   vn/31/10507             a commune since July 2025, directly under its province
 *   vn/30/288/10507/o-<id>  an organisation seated in that unit
 *
 * Codes follow the list kept by the statistics office (Decision 124/2004/QĐ-TTg, replaced by 19/2025/QĐ-TTg). Codes outlive
 * names: `vn/24` was Bắc Giang until 30 June 2025 and is Bắc Ninh since. A path therefore needs a date before it gets a name.
 */
export const unitPath = z
  .string()
  .regex(/^vn(\/\d{2}(\/\d{3})?(\/\d{5})?)?(\/o-[0-9a-z][0-9a-z-]{0,63})?$/, 'a unit path looks like vn/30/288/10507')

export const provinceCode = z.string().regex(/^\d{2}$/)
export const districtCode = z.string().regex(/^\d{3}$/)
export const communeCode = z.string().regex(/^\d{5}$/)

export const UNIT_LEVELS = ['nation', 'province', 'district', 'commune'] as const
export type UnitLevel = (typeof UNIT_LEVELS)[number]

export type UnitCodes = { province?: string | undefined; district?: string | undefined; commune?: string | undefined }
export type UnitPathParts = UnitCodes & { level: UnitLevel; organisation?: string | undefined }

/** The path of a unit from its codes; no codes at all is the nation. Throws on codes that are not codes. */
export function pathOf(codes: UnitCodes = {}): string {
  const parts = ['vn', codes.province, codes.district, codes.commune].filter((part) => part !== undefined)
  if (codes.province === undefined && parts.length > 1) throw new Error('a unit below the nation needs its province code')
  return unitPath.parse(parts.join('/'))
}

/** The path of an organisation seated in a unit. Throws when the unit is itself an organisation: they do not nest. */
export function organisationPath(seat: string, id: string): string {
  return unitPath.parse(`${seat}/o-${id}`)
}

/** Takes a path apart; undefined when the text is not a unit path. */
export function readPath(path: string): UnitPathParts | undefined {
  if (!unitPath.safeParse(path).success) return undefined
  const parts: UnitPathParts = { level: 'nation' }
  for (const part of path.split('/').slice(1)) {
    if (part.startsWith('o-')) parts.organisation = part.slice(2)
    else if (part.length === 2) Object.assign(parts, { province: part, level: 'province' })
    else if (part.length === 3) Object.assign(parts, { district: part, level: 'district' })
    else Object.assign(parts, { commune: part, level: 'commune' })
  }
  return parts
}

/** The unit directly above: an organisation's seat, a commune's district or province. The nation has none. */
export function parentPath(path: string): string | undefined {
  const cut = path.lastIndexOf('/')
  return cut < 0 ? undefined : path.slice(0, cut)
}

/** True when the path is one of the prefixes or lies below one. `vn/3` never contains `vn/30`: whole steps only. */
export function isWithin(prefixes: readonly string[], path: string): boolean {
  return prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))
}

/**
 * Bounds for an indexed scan, `path >= from and path < to`, on a column with C collation. `0` is the byte right after `/`,
 * so `vn/30` … `vn/300` holds the unit itself and all that is under it, and no other valid path.
 */
export function prefixRange(prefix: string): { from: string; to: string } {
  return { from: prefix, to: `${prefix}0` }
}

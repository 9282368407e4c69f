import { z } from 'zod'
import {
  communeCode,
  districtCode,
  isWithin,
  parentPath,
  pathOf,
  provinceCode,
  type UnitLevel,
} from '../../vocabulary/administrative-unit-code.ts'
import { civilDate, contains } from '../../vocabulary/period.ts'
import { unifyToneMarks } from '../../vocabulary/person-name.ts'
import { readUnitName, type UnitKind } from './unit-name.ts'

/** A unit as some list shows it, without dates. */
export type ListedUnit = { code: string; level: Exclude<UnitLevel, 'nation'>; kind: UnitKind; name: string; path: string }

/**
 * A unit between two dates. The same path may stand in several rows: `vn/31` is Hải Phòng before the merger and the larger
 * Hải Phòng after it; `vn/24` was Bắc Giang and is Bắc Ninh. `validTo` is the first day on which it is no longer so.
 */
export type AdministrativeUnit = ListedUnit & { validFrom: string; validTo: string | null }

/** From a date on, what belonged to one unit belongs to another. A split gives several rows with the same `from`. */
export type Succession = { from: string; to: string; on: string }

/**
 * The list of 10 July 2021 stands for the units from this day: Thủ Đức became a city then, and the platform's documents begin
 * in that year. Changes of single communes in the months between are not in the list.
 */
export const LIST_OF_2021_FROM = '2021-01-01'

export const provinceRegrouping = z.strictObject({
  inForceOn: civilDate,
  source: z.array(z.string()),
  note: z.string(),
  provinces: z.array(
    z.strictObject({
      code: provinceCode,
      name: z.string(),
      nameEn: z.string(),
      predecessors: z.array(provinceCode).min(1),
      since: civilDate.optional(),
    }),
  ),
})
export type ProvinceRegrouping = z.infer<typeof provinceRegrouping>

/**
 * Reads a list of units: `code<TAB>name` lines, `#` comments, each unit below the one it belongs to. Throws, naming the line,
 * on anything else: a list with a hole would silently hide a commune from its province.
 */
export function parseUnitList(text: string): ListedUnit[] {
  const codes: { province?: string; district?: string } = {}
  const paths = new Set<string>()
  return text.split('\n').flatMap((line, index) => {
    if (line === '' || line.startsWith('#')) return []
    const [code = '', name = '', ...rest] = line.split('\t')
    const read = readUnitName(name)
    const level = levelOfCode(code)
    if (rest.length > 0 || read === undefined || level === undefined) throw new Error(`line ${index + 1} is not a unit: ${line}`)
    if (level === 'province') Object.assign(codes, { province: code, district: undefined })
    if (level === 'district') codes.district = code
    const orphan = codes.province === undefined || (level === 'commune' && codes.district === undefined)
    if (orphan || paths.has(`${level} ${code}`)) throw new Error(`line ${index + 1} has no unit above it or comes twice: ${line}`)
    paths.add(`${level} ${code}`)
    const path = pathOf({ ...codes, commune: level === 'commune' ? code : undefined })
    return [{ code, level, kind: read.kind, name, path }]
  })
}

/**
 * Dates for the units of 2021 and the provinces that followed. A province that changed neither border nor name stays one row.
 * Districts and communes of 2021 end with the regrouping: the district tier was abolished and the communes were redrawn.
 */
export function datedUnits(listOf2021: readonly ListedUnit[], regrouping: ProvinceRegrouping): AdministrativeUnit[] {
  const before = new Map(listOf2021.map((unit) => [unit.path, unit]))
  const later = regrouping.provinces.filter((province) => !isUnchanged(province, before.get(pathOf({ province: province.code }))))
  const endOf = new Map(
    later.flatMap((province) =>
      province.predecessors.map((code) => [pathOf({ province: code }), province.since ?? regrouping.inForceOn]),
    ),
  )
  const old = listOf2021.map((unit) => ({
    ...unit,
    validFrom: LIST_OF_2021_FROM,
    validTo: unit.level === 'province' ? (endOf.get(unit.path) ?? null) : regrouping.inForceOn,
  }))
  return [...old, ...later.map((province) => provinceUnit(province, province.since ?? regrouping.inForceOn))]
}

export function unitsInForce(units: readonly AdministrativeUnit[], on: string): AdministrativeUnit[] {
  return units.filter((unit) => contains({ from: unit.validFrom, to: unit.validTo }, on))
}

/** The rows of a regrouping as successions of paths; a province that goes on under its own code needs none. */
export function successionsOf(regrouping: ProvinceRegrouping): Succession[] {
  return regrouping.provinces.flatMap((province) =>
    province.predecessors
      .filter((code) => code !== province.code)
      .map((code) => ({
        from: pathOf({ province: code }),
        to: pathOf({ province: province.code }),
        on: province.since ?? regrouping.inForceOn,
      })),
  )
}

/**
 * Where the records may lie that belong to a unit on a date: under its own path and under the paths of the units it took
 * over, for historic records stay where they were made. Before the merger it is the unit's own path alone.
 */
export function scopePrefixes(path: string, successions: readonly Succession[], on: string): string[] {
  const prefixes = [path]
  for (const prefix of prefixes) {
    const takenOver = successions.filter((row) => row.to === prefix && row.on <= on).map((row) => row.from)
    prefixes.push(...takenOver.filter((from) => !isWithin(prefixes, from)))
  }
  return prefixes.sort()
}

/**
 * The units that answer on a date for what happened in this one. A unit without a row of its own follows the nearest unit
 * above that has one: a district of Hải Dương went to Hải Phòng. A unit that nothing succeeded answers for itself.
 */
export function successorsOf(path: string, successions: readonly Succession[], on: string): string[] {
  const inEffect = successions.filter((row) => row.on <= on)
  const reached = new Set([path])
  const followed = new Set<string>()
  for (const unit of reached) {
    const next = rowsFor(unit, inEffect).map((row) => row.to)
    if (next.length > 0) followed.add(unit)
    for (const successor of next) reached.add(successor)
  }
  return [...reached].filter((unit) => !followed.has(unit)).sort()
}

function rowsFor(path: string, successions: readonly Succession[]): Succession[] {
  const own = successions.filter((row) => row.from === path)
  const above = parentPath(path)
  return own.length > 0 || above === undefined ? own : rowsFor(above, successions)
}

type RegroupedProvince = ProvinceRegrouping['provinces'][number]

function isUnchanged(province: RegroupedProvince, before: ListedUnit | undefined): boolean {
  return (
    before !== undefined && province.predecessors.length === 1 && unifyToneMarks(before.name) === unifyToneMarks(province.name)
  )
}

function provinceUnit({ code, name }: RegroupedProvince, validFrom: string): AdministrativeUnit {
  return {
    code,
    level: 'province',
    kind: readUnitName(name)?.kind ?? 'province',
    name,
    path: pathOf({ province: code }),
    validFrom,
    validTo: null,
  }
}

function levelOfCode(code: string): ListedUnit['level'] | undefined {
  if (provinceCode.safeParse(code).success) return 'province'
  if (districtCode.safeParse(code).success) return 'district'
  return communeCode.safeParse(code).success ? 'commune' : undefined
}

import type { Reader, Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import { Refusal } from '../../platform/refusal.ts'
import { readSheetRows } from '../../platform/sheet/read-sheet.ts'
import { isWithin, organisationPath, parentPath, pathOf } from '../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { foldVietnamese } from '../../vocabulary/person-name.ts'
import { type Doer, record } from '../audit/public.ts'
import { scopePrefixes, successionsOf } from './administrative-unit.ts'
import { readRegroupingOf2025 } from './data/files.ts'
import { type HeldRole, heldRoles, holderOf, type OrganisationKind } from './organisation.ts'
import * as store from './store.ts'
import { englishUnitName } from './unit-name.ts'
import { readUnitSheet, type UnitRowFault, type UnitSheetRow } from './unit-sheet.ts'

export interface Words {
  readonly vi: string
  readonly en: string
}

/** Names of units and organisations by path, each followed by the units above it (“Phường …, Thành phố …, Tỉnh …”), as on that day. */
export async function placeNames(db: Reader, paths: readonly string[], on: string): Promise<Map<string, Words>> {
  const wanted = new Set(paths)
  const lines = new Map([...wanted].map((path) => [path, lineage(path)]))
  const units = await store.unitsAt(db, [...new Set([...lines.values()].flat())], on)
  const unitNames = new Map(units.map((unit) => [unit.path, unit.name]))
  const ids = [...wanted].flatMap((path) => organisationIdOf(path) ?? [])
  const organisations = new Map((await store.organisationsById(db, ids)).map((row) => [row.path, row]))
  return new Map(
    [...wanted].map((path) => {
      const above = (lines.get(path) ?? []).flatMap((step) => (step === 'vn' && path !== 'vn' ? [] : (unitNames.get(step) ?? [])))
      const own = organisations.get(path)
      const vi = [...(own ? [own.name] : []), ...above]
      const en = [...(own ? [own.name_en ?? own.name] : []), ...above.map(englishUnitName)]
      return [path, { vi: vi.join(', ') || 'Việt Nam', en: en.join(', ') || 'Viet Nam' }]
    }),
  )
}

/** The name of a unit alone, without the units above it. */
export async function unitNames(db: Reader, paths: readonly string[], on: string): Promise<Map<string, Words>> {
  const rows = await store.unitsAt(db, [...new Set(paths)], on)
  return new Map(rows.map((row) => [row.path, { vi: row.name, en: englishUnitName(row.name) }]))
}

function lineage(path: string): string[] {
  const steps: string[] = []
  for (
    let step: string | undefined = organisationIdOf(path) === undefined ? path : parentPath(path);
    step !== undefined;
    step = parentPath(step)
  )
    steps.push(step)
  return steps
}

export function organisationIdOf(path: string): string | undefined {
  return /\/o-([^/]+)$/.exec(path)?.[1]
}

const successions = successionsOf(readRegroupingOf2025())

/** A merged province’s people still reach the records made under its predecessors’ paths. */
export function expandScope(paths: readonly string[], on: string): string[] {
  return [...new Set(paths.flatMap((path) => scopePrefixes(path, successions, on)))]
}

export interface OrganisationToRegister {
  readonly id?: string
  readonly kind: OrganisationKind
  readonly name: string
  readonly nameEn?: string
  readonly unitPath: string
  readonly address: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** Registers an organisation at a unit that exists today and lies in the actor's scope; answers its id and path. */
export async function registerOrganisation(
  tx: Transaction,
  given: OrganisationToRegister,
  by: { actor: Doer; scope: readonly string[]; now: Date },
): Promise<{ id: string; path: string }> {
  const on = civilDay(by.now)
  if (!isWithin(by.scope, given.unitPath)) throw new Refusal('place-is-outside-your-scope', {}, 403)
  if ((await store.unitsAt(tx, [given.unitPath], on)).length === 0)
    throw new Refusal('unit-is-not-in-force', { unit: given.unitPath })
  const id = given.id ?? newId()
  const path = organisationPath(given.unitPath, id)
  await store.insertOrganisations(
    tx,
    [
      {
        id,
        path,
        kind: given.kind,
        name: given.name,
        name_en: given.nameEn ?? null,
        folded: foldVietnamese(given.name),
        address: given.address,
        facts: { ...given.facts },
        from_on: on,
        to_on: null,
      },
    ],
    by.now,
  )
  await record(tx, {
    actor: by.actor,
    action: 'organisation.registered',
    subject: { kind: 'organisation', id },
    scopePath: path,
    facts: { kind: given.kind },
    at: by.now,
  })
  return { id, path }
}

/** Registers many of one kind at once, from a sheet that somebody sent; units and scope were checked row by row. One act on the record. */
export async function registerOrganisations(
  tx: Transaction,
  kind: OrganisationKind,
  given: readonly { id: string; name: string; unitPath: string; address: string; facts: Readonly<Record<string, unknown>> }[],
  by: { actor: Doer; scopePath: string; now: Date },
): Promise<void> {
  if (given.length === 0) return
  await store.insertOrganisations(
    tx,
    given.map((one) => ({
      id: one.id,
      path: organisationPath(one.unitPath, one.id),
      kind,
      name: one.name,
      name_en: null,
      folded: foldVietnamese(one.name),
      address: one.address,
      facts: { ...one.facts },
      from_on: civilDay(by.now),
      to_on: null,
    })),
    by.now,
  )
  await record(tx, {
    actor: by.actor,
    action: 'organisations.registered',
    subject: { kind: 'organisation', id: by.scopePath },
    scopePath: by.scopePath,
    facts: { kind, count: given.length },
    at: by.now,
  })
}

/** The organisation that plays a role on a day; the code never names a ministry. Throws when nobody holds it: the data must say who does. */
export async function authorityOn(db: Reader, role: HeldRole, on: string): Promise<{ id: string; vi: string; en: string }> {
  const rows = await store.heldRolesOn(db, on)
  const id = holderOf(
    rows.map((row) => ({ role: row.role, organisationId: row.organisation_id, fromOn: on, toOn: null })),
    role,
    on,
  )
  const held = rows.find((row) => row.organisation_id === id && row.role === role)
  if (held === undefined) throw new Refusal('nobody-holds-this-role', { role, on })
  return { id: held.organisation_id, vi: held.name, en: held.name_en ?? held.name }
}

/** Every role that the code speaks of and the organisation that plays it on a day; one that nobody plays is left out. */
export async function authoritiesOn(db: Reader, on: string): Promise<Map<HeldRole, { id: string; vi: string }>> {
  const rows = await store.heldRolesOn(db, on)
  return new Map(
    heldRoles.flatMap((role) => {
      const held = rows.find((row) => row.role === role)
      return held === undefined ? [] : [[role, { id: held.organisation_id, vi: held.name }] as const]
    }),
  )
}

/** The path of each text that is a path or a code of a unit in force that day; what is neither is left out. */
export async function findPlaces(db: Reader, texts: readonly string[], on: string): Promise<Map<string, string>> {
  const rows = await store.unitsByPathOrCode(db, [...new Set(texts)], on)
  const organisations = await store.organisationsByPath(
    db,
    texts.filter((text) => organisationIdOf(text) !== undefined),
  )
  return new Map(
    [
      ...rows.flatMap((row): [string, string][] => [
        [row.path, row.path],
        [row.code, row.path],
      ]),
      ...organisations.map((row): [string, string] => [row.path, row.path]),
    ].filter(([text]) => texts.includes(text)),
  )
}

const sheetLimits = { mostRows: 20_000, mostUnpackedBytes: 60_000_000, mostMilliseconds: 20_000 }

type UnitOutcome =
  | 'created'
  | 'can-be-created'
  | 'is-there-already'
  | 'code-has-another-name'
  | 'parent-is-not-in-force'
  | UnitRowFault

export interface ImportedUnit {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly outcome: UnitOutcome
}

/**
 * Brings commune-level units from a list that an administrator vouches for: rows that fit are entered, the others are reported with
 * their reason, and the same list sent again enters nothing twice. A dry run writes nothing. Refuses what is no sheet
 * (`sheet-cannot-be-read`) and one without the five columns (`sheet-of-units-lacks-columns`).
 */
export async function importUnits(
  tx: Transaction,
  file: Buffer,
  by: { actor: Doer; now: Date },
  isDryRun: boolean,
): Promise<{ created: number; rows: ImportedUnit[] }> {
  const read = readUnitSheet(await readSheetRows(file, sheetLimits))
  if (!read.ok)
    throw new Refusal('sheet-of-units-lacks-columns', { columns: read.missingColumns.map((one) => `places.column.${one}`) })
  const known = await store.unitsByCode(tx, [...new Set(read.rows.flatMap((row) => [row.code, row.provinceCode]))])
  const judged = read.rows.map((row) => ({ row, outcome: outcomeOf(row, known) }))
  const fitting = isDryRun ? [] : judged.filter(({ outcome }) => outcome === 'can-be-created').map(({ row }) => row)
  const units = fitting.map(asUnit)
  await store.insertUnits(tx, units)
  await store.noteSources(tx, units)
  if (fitting.length > 0)
    await record(tx, {
      actor: by.actor,
      action: 'units.imported',
      subject: { kind: 'unit', id: 'vn' },
      scopePath: 'vn',
      facts: { count: fitting.length, provinces: [...new Set(fitting.map((row) => row.provinceCode))].sort() },
      at: by.now,
    })
  return {
    created: fitting.length,
    rows: judged.map(({ row, outcome }) => ({
      row: row.row,
      code: row.code,
      name: row.name,
      outcome: outcome === 'can-be-created' && !isDryRun ? 'created' : outcome,
    })),
  }
}

function outcomeOf(row: UnitSheetRow, known: readonly store.DatedUnitRow[]): UnitOutcome {
  if (row.fault !== null) return row.fault
  const inForce = (unit: store.DatedUnitRow) => unit.from_on <= row.fromOn && (unit.to_on === null || unit.to_on > row.fromOn)
  const isProvince = known.some((unit) => unit.level === 'province' && unit.code === row.provinceCode && inForce(unit))
  if (!isProvince) return 'parent-is-not-in-force'
  const path = pathIn(row)
  // Whatever holds the code from that day on, here or elsewhere: one code names one unit.
  const same = known.find((unit) => unit.code === row.code && (unit.to_on === null || unit.to_on > row.fromOn))
  if (same === undefined) return 'can-be-created'
  return same.path === path && same.name === row.name ? 'is-there-already' : 'code-has-another-name'
}

function pathIn(row: UnitSheetRow): string {
  return pathOf({ province: row.provinceCode, commune: row.code })
}

function asUnit(row: UnitSheetRow): store.NewUnit & { source: string } {
  return {
    path: pathIn(row),
    code: row.code,
    level: 'commune',
    name: row.name,
    folded: foldVietnamese(row.name),
    parent_path: pathOf({ province: row.provinceCode }),
    from_on: row.fromOn,
    to_on: null,
    successor_path: null,
    source: row.source,
  }
}
